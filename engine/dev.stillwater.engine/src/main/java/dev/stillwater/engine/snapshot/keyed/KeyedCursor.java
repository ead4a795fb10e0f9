package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.StatePart.PartCursor;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Decodes the entries of a keyed state from their canonical bytes.
 *
 * <p>THREADING: one thread.
 */
final class KeyedCursor implements PartCursor {
  private static final byte SEPARATOR = ',';
  private static final int UNKNOWN = -1;

  private final KeyedEntries entries;
  private final StateLayout layout;
  private final int subtask;
  private final boolean isTimer;
  private final boolean isAmbiguous;
  private final ByteReader in;
  private int afterKey = UNKNOWN;
  private int afterNamespace = UNKNOWN;

  KeyedCursor(KeyedEntries entries, StateLayout layout, int subtask) {
    this.entries = entries;
    this.layout = layout;
    this.subtask = subtask;
    isTimer = layout.kind() == StateKind.TIMER;
    isAmbiguous = layout.isAmbiguous();
    in = ByteReader.of(entries.fileName(), 0, entries.keyBytes, 0, 0);
  }

  @Override
  public boolean next() throws SnapshotException {
    afterKey = UNKNOWN;
    afterNamespace = UNKNOWN;
    return entries.next();
  }

  @Override
  public int keyGroup() {
    return entries.keyGroup;
  }

  @Override
  public int subtask() {
    return subtask;
  }

  /** Puts the reader at a number of bytes behind the start of the key. */
  private void readKeyFrom(int offset) {
    int from = entries.keyFrom + offset;
    in.reset(entries.keyOffset + offset, entries.keyBytes, from, entries.keyTo - from);
  }

  private int read() {
    return (int) (in.offset() - entries.keyOffset);
  }

  private int keyStart() throws SnapshotException {
    if (!isTimer) {
      return 0;
    }
    if (entries.keyTo - entries.keyFrom < CompositeKeys.TIMESTAMP_BYTES) {
      readKeyFrom(0);
      in.skip(CompositeKeys.TIMESTAMP_BYTES);
    }
    return CompositeKeys.TIMESTAMP_BYTES;
  }

  @Override
  public Object key() throws SnapshotException {
    readKeyFrom(layout.isKeyReadable() ? keyStart() : 0);
    Object key = layout.key().read(in);
    afterKey = layout.isKeyReadable() ? behindLength(keyStart()) : entries.keyTo - entries.keyFrom;
    return key;
  }

  /** Passes over the length that follows an ambiguous part which began at an offset; returns the offset behind it. */
  private int behindLength(int start) throws SnapshotException {
    if (isAmbiguous) {
      int length = read() - start;
      do {
        int found = in.readUnsignedByte();
        if (found != (length & 0xff)) {
          throw new Corrupt(new SnapshotException.Place(in.name(), in.offset() - 1), "the length behind a part of a key does not fit it.",
              Integer.toString(length & 0xff), Integer.toString(found));
        }
        length >>>= 8;
      } while (length != 0);
    }
    return read();
  }

  private int afterKey() throws SnapshotException {
    if (afterKey == UNKNOWN) {
      int start = keyStart();
      readKeyFrom(start);
      layout.key().skip(in);
      afterKey = behindLength(start);
    }
    return afterKey;
  }

  @Override
  public Object namespace() throws SnapshotException {
    if (!layout.isKeyReadable()) {
      return null;
    }
    int start = afterKey();
    readKeyFrom(start);
    Object namespace = layout.namespace().read(in);
    if (layout.namespace().isSelfDelimiting()) {
      afterNamespace = behindLength(start);
      requireEnd();
    }
    return namespace;
  }

  private void requireEnd() throws Corrupt {
    if (layout.kind() != StateKind.MAP && afterNamespace != entries.keyTo - entries.keyFrom) {
      throw in.corrupt("a key is longer than its parts.", "the end of the key", entries.keyTo - entries.keyFrom - afterNamespace + " bytes more");
    }
  }

  private int afterNamespace() throws SnapshotException {
    if (afterNamespace == UNKNOWN) {
      int start = afterKey();
      readKeyFrom(start);
      layout.namespace().skip(in);
      afterNamespace = behindLength(start);
    }
    return afterNamespace;
  }

  @Override
  public Object userKey() throws SnapshotException {
    if (layout.kind() != StateKind.MAP || entries.isWhole || !layout.isKeyReadable() || !layout.namespace().isSelfDelimiting()) {
      return null;
    }
    readKeyFrom(afterNamespace());
    return readWhole(layout.userKey().orElseThrow());
  }

  @Override
  public Object value() throws SnapshotException {
    if (isTimer) {
      return null;
    }
    entries.loadValue();
    in.reset(entries.valueOffset, entries.valueBytes, entries.valueFrom, entries.valueTo - entries.valueFrom);
    ValueSerializer serializer = layout.value().orElse(layout.whole());
    if (entries.isWhole) {
      return opaque(serializer.snapshotClass());
    }
    try {
      return switch (layout.kind()) {
        case LIST -> readList(serializer);
        case MAP -> serializer.isSelfDelimiting() ? readMapValue(serializer) : opaque(serializer.snapshotClass());
        default -> readWhole(serializer);
      };
    } catch (UnreadableSerializer part) {
      // The value has a length of its own, so that those behind it can still be read.
      return opaque(part.found().orElse(serializer.snapshotClass()));
    }
  }

  private Object opaque(String serializerClass) {
    return new OpaqueValue(serializerClass, Arrays.copyOfRange(entries.valueBytes, entries.valueFrom, entries.valueTo));
  }

  private Object readWhole(ValueSerializer serializer) throws SnapshotException {
    Object value = serializer.read(in);
    if (!in.isAtEnd()) {
      throw in.corrupt("bytes are left behind a value of the type " + serializer.typeText() + ".", "the end of the value", "more bytes");
    }
    return value;
  }

  private Object readMapValue(ValueSerializer serializer) throws SnapshotException {
    return in.readBoolean() ? null : readWhole(serializer);
  }

  private Object readList(ValueSerializer element) throws SnapshotException {
    if (!element.isSelfDelimiting()) {
      return opaque(element.snapshotClass());
    }
    List<Object> list = new ArrayList<>();
    while (!in.isAtEnd()) {
      if (!list.isEmpty()) {
        byte separator = in.readByte();
        if (separator != SEPARATOR) {
          throw new Corrupt(new SnapshotException.Place(in.name(), in.offset() - 1), "the elements of a list are not separated.", "a comma (0x2c)",
              "0x" + Integer.toHexString(separator & 0xff));
        }
      }
      list.add(element.read(in));
    }
    return list;
  }

  @Override
  public OptionalLong timestamp() throws SnapshotException {
    if (!isTimer || !layout.isKeyReadable()) {
      return OptionalLong.empty();
    }
    readKeyFrom(0);
    return OptionalLong.of(in.readLong() ^ Long.MIN_VALUE);
  }

  @Override
  public long sizeBytes() {
    return entries.sizeBytes();
  }

  @Override
  public void writeIdentity(ByteWriter out) {
    out.writeBytes(entries.keyBytes, entries.keyFrom, entries.keyTo - entries.keyFrom);
  }

  @Override
  public void writeValue(ByteWriter out) throws SnapshotException {
    entries.loadValue();
    out.writeBytes(entries.valueBytes, entries.valueFrom, entries.valueTo - entries.valueFrom);
  }

  @Override
  public String position() {
    return entries.position();
  }

  @Override
  public void close() {
    entries.close();
  }
}
