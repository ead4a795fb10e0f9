package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.ValueParts;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.structure.ByteField;
import dev.stillwater.engine.snapshot.structure.FieldBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a key group in the form of the heap backend: for each state its id and the number of entries, then namespace, key and value of each.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: as {@link HeapEntries}.
 */
final class HeapWalk implements GroupWalk {
  private static final int CHECK_EVERY = 1 << 10;

  private final KeyGroupFile file;
  private final List<StateLayout> layouts;
  private final ByteReader in;
  private final ProgressListener listener;
  private final long groupStart;
  private final List<ByteField> lead = new ArrayList<>();
  private StateLayout layout;
  private int states;
  private int left;
  private long entry;
  private long end;
  private int steps;

  HeapWalk(KeyGroupFile file, List<StateLayout> layouts, int keyGroup, ProgressListener listener) throws SnapshotException {
    this.file = file;
    this.layouts = layouts;
    this.listener = listener;
    in = file.openHeapGroup(keyGroup);
    end = in.offset();
    groupStart = in.offset() - Integer.BYTES;
    lead.add(new ByteField("key group", Integer.toString(keyGroup), groupStart, Integer.BYTES, List.of()));
  }

  @Override
  public boolean next() throws SnapshotException {
    if (++steps % CHECK_EVERY == 0 && listener.isCancelled()) {
      throw new SnapshotException.Cancelled(in.place());
    }
    if (steps > 1) {
      lead.clear();
    }
    while (left == 0) {
      if (states == layouts.size() || in.isAtEnd()) {
        return false;
      }
      openState();
    }
    left--;
    entry = in.offset();
    skip();
    if (in.offset() == entry) {
      throw in.corrupt("the number of entries cannot be right.", "entries that take bytes", "entries that take none");
    }
    end = in.offset();
    return true;
  }

  private void openState() throws SnapshotException {
    Place place = in.place();
    long start = in.offset();
    int id = in.readUnsignedShort();
    if (id >= layouts.size()) {
      throw new Corrupt(place, "this is no id of a state.", "0 to " + (layouts.size() - 1), Integer.toString(id));
    }
    layout = layouts.get(id);
    left = in.readCount("entries");
    states++;
    lead.add(new ByteField("state", layout.name(), start, Short.BYTES, List.of()));
    lead.add(new ByteField("entries", Integer.toString(left), start + Short.BYTES, Integer.BYTES, List.of()));
    end = in.offset();
  }

  private void skip() throws SnapshotException {
    if (layout.kind() == StateKind.TIMER) {
      skip(layout.whole());
      return;
    }
    skip(layout.namespace());
    skip(layout.key());
    switch (layout.kind()) {
      case LIST -> {
        int count = in.readCount("elements");
        for (int index = 0; index < count; index++) {
          skip(layout.value().orElseThrow());
        }
      }
      case MAP -> {
        int count = in.readCount("entries of a map");
        for (int index = 0; index < count; index++) {
          skip(layout.userKey().orElseThrow());
          if (!in.readBoolean()) {
            skip(layout.value().orElseThrow());
          }
        }
      }
      default -> skip(layout.whole());
    }
  }

  private void skip(ValueSerializer serializer) throws SnapshotException {
    if (!serializer.isSelfDelimiting()) {
      throw new UnreadableSerializer(in.place(), serializer.snapshotClass(), "nothing says how long this part of an entry of state '" + layout.name() + "' is.");
    }
    serializer.skip(in);
  }

  @Override
  public long start() {
    return lead.isEmpty() ? entry : lead.getFirst().offset();
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public void describe(FieldBuilder out) throws SnapshotException {
    lead.forEach(field -> out.add(field.name(), field.value(), field.offset(), field.sizeBytes()));
    ByteReader again = file.reader(entry);
    out.begin("entry of " + layout.name(), entry);
    if (layout.kind() == StateKind.TIMER) {
      ValueParts.read("timer", layout.whole(), again, out);
    } else {
      ValueParts.read("namespace", layout.namespace(), again, out);
      ValueParts.read("key", layout.key(), again, out);
      switch (layout.kind()) {
        case LIST -> {
          out.begin("value", again.offset());
          ValueParts.readElements(layout.value().orElseThrow(), again, out);
          out.end(null, again.offset());
        }
        case MAP -> {
          out.begin("value", again.offset());
          ValueParts.readMap(layout.userKey().orElseThrow(), layout.value().orElseThrow(), again, out);
          out.end(null, again.offset());
        }
        default -> ValueParts.read("value", layout.whole(), again, out);
      }
    }
    out.end(null, end);
  }

  @Override
  public void describeEnd(FieldBuilder out) {
    // States without entries behind the last entry.
    lead.forEach(field -> out.add(field.name(), field.value(), field.offset(), field.sizeBytes()));
  }
}
