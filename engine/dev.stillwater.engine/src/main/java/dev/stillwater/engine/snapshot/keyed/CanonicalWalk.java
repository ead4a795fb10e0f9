package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.ValueParts;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.structure.FieldBuilder;
import java.time.Instant;
import java.util.List;

/**
 * The entries of a key group in the canonical form.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: as {@link CanonicalEntries}.
 */
final class CanonicalWalk implements GroupWalk {
  private static final int NO_STATE = -1;

  private final List<StateLayout> layouts;
  private final int keyGroup;
  private final int prefixBytes;
  private final CanonicalEntries entries;
  private int state = NO_STATE;
  private boolean isFirstOfState;
  private long end;

  CanonicalWalk(KeyGroupFile file, List<StateLayout> layouts, int keyGroup, int prefixBytes, ProgressListener listener) {
    this.layouts = layouts;
    this.keyGroup = keyGroup;
    this.prefixBytes = prefixBytes;
    entries = CanonicalEntries.ofAllStates(file, layouts.size(), keyGroup, keyGroup, prefixBytes, listener);
  }

  @Override
  public boolean next() throws SnapshotException {
    if (!entries.next()) {
      return false;
    }
    entries.step();
    isFirstOfState = state != entries.currentId();
    state = entries.currentId();
    end = entries.valueOffset + entries.valueTo;
    return true;
  }

  private long frame() {
    return entries.keyOffset - prefixBytes - Integer.BYTES;
  }

  @Override
  public long start() {
    return isFirstOfState ? frame() - Short.BYTES : frame();
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public void describe(FieldBuilder out) throws SnapshotException {
    StateLayout layout = layouts.get(state);
    if (isFirstOfState) {
      out.add("state", layout.name(), frame() - Short.BYTES, Short.BYTES);
    }
    out.begin("entry of " + layout.name(), frame());
    out.add("length of the key", entries.keyTo, frame(), Integer.BYTES);
    out.add("key group", keyGroup, frame() + Integer.BYTES, prefixBytes);
    describeKey(layout, out);
    out.add("length of the value", entries.valueTo, entries.valueOffset - Integer.BYTES, Integer.BYTES);
    if (layout.kind() != StateKind.TIMER) {
      entries.loadValue();
      describeValue(layout, out);
    }
    out.end(null, end);
  }

  private void describeKey(StateLayout layout, FieldBuilder out) throws SnapshotException {
    ByteReader in = ByteReader.of(entries.fileName(), entries.keyOffset, entries.keyBytes, entries.keyFrom, entries.keyTo - entries.keyFrom);
    if (!layout.isKeyReadable()) {
      ValueParts.readRest("key", layout.key().snapshotClass(), in, out);
      return;
    }
    if (layout.kind() == StateKind.TIMER) {
      out.begin("time", in.offset());
      out.end(Instant.ofEpochMilli(in.readLong() ^ Long.MIN_VALUE), in.offset());
    }
    describePart("key", layout.key(), layout.isAmbiguous(), in, out);
    if (!layout.namespace().isSelfDelimiting()) {
      ValueParts.readRest("namespace", layout.namespace().snapshotClass(), in, out);
      return;
    }
    describePart("namespace", layout.namespace(), layout.isAmbiguous(), in, out);
    if (layout.kind() == StateKind.MAP && layout.userKey().isPresent()) {
      ValueParts.read("key in the map", layout.userKey().get(), in, out);
    }
  }

  /** Reads a part, and the length behind it where the layout has one. */
  private static void describePart(String name, ValueSerializer serializer, boolean hasLength, ByteReader in, FieldBuilder out) throws SnapshotException {
    long start = in.offset();
    ValueParts.read(name, serializer, in, out);
    if (hasLength) {
      int length = (int) (in.offset() - start);
      int bytes = CompositeKeys.lengthBytes(length);
      out.add("length of the " + name, length, in.offset(), bytes);
      in.skip(bytes);
    }
  }

  private void describeValue(StateLayout layout, FieldBuilder out) throws SnapshotException {
    ByteReader in = ByteReader.of(entries.fileName(), entries.valueOffset, entries.valueBytes, entries.valueFrom, entries.valueTo - entries.valueFrom);
    ValueSerializer serializer = layout.value().orElse(layout.whole());
    if (!serializer.isSelfDelimiting()) {
      ValueParts.readRest("value", serializer.snapshotClass(), in, out);
      return;
    }
    switch (layout.kind()) {
      case LIST -> describeList(serializer, in, out);
      case MAP -> ValueParts.readUnlessNull("value", serializer, in, out);
      default -> ValueParts.read("value", serializer, in, out);
    }
  }

  private static void describeList(ValueSerializer element, ByteReader in, FieldBuilder out) throws SnapshotException {
    out.begin("value", in.offset());
    for (int index = 0; !in.isAtEnd() && out.isOpen(); index++) {
      if (index > 0) {
        out.begin("separator", in.offset());
        in.readByte();
        out.end(",", in.offset());
      }
      ValueParts.read("[" + index + "]", element, in, out);
    }
    out.end(null, in.offset());
  }

  @Override
  public void describeEnd(FieldBuilder out) {
    out.add("end of the key group", null, end, Short.BYTES);
  }
}
