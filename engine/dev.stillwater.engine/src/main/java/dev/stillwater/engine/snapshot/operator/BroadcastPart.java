package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.Position;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;

/**
 * The map of a broadcast state as one subtask holds it.
 *
 * <p>THREADING: any thread, one at a time.
 *
 * <p>SOURCE: Flink 2.3, {@code HeapBroadcastState}.
 */
record BroadcastPart(int subtask, OperatorFile file, List<Long> offsets, ValueSerializer key, ValueSerializer value) implements StatePart {
  @Override
  public int firstKeyGroup() {
    return NO_KEY_GROUP;
  }

  @Override
  public int lastKeyGroup() {
    return NO_KEY_GROUP;
  }

  @Override
  public PartCursor open(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    Cursor cursor = new Cursor(listener);
    long from = position.isEmpty() ? 0 : new Position(position).part(0);
    while (cursor.index + 1 < from && cursor.next()) {
      cursor.step();
    }
    return cursor;
  }

  @Override
  public StateSize estimate() throws SnapshotException {
    if (offsets.isEmpty()) {
      return new StateSize(0, 0, true);
    }
    int count = file.element(offsets.get(0)).readCount("entries");
    return new StateSize(count, file.end(offsets.get(0)) - offsets.get(0), true);
  }

  /** A number that is the same for the same entries, whatever their order. Cost: the whole map. */
  long fingerprint(ProgressListener listener) throws SnapshotException {
    long sum = 0;
    ByteWriter bytes = new ByteWriter();
    try (PartCursor cursor = open(NO_KEY_GROUP, NO_KEY_GROUP, "", listener)) {
      while (cursor.next()) {
        cursor.writeIdentity(bytes.truncate(0));
        cursor.writeValue(bytes);
        long hash = bytes.size();
        for (int index = 0; index < bytes.size(); index++) {
          hash = hash * 0x9e3779b97f4a7c15L + bytes.array()[index];
        }
        sum += hash ^ hash >>> 32;
      }
    }
    return sum;
  }

  /** THREADING: one thread. */
  private final class Cursor extends ValueCursor {
    private final ByteWriter entry = new ByteWriter();
    private ByteReader in;
    private int count;
    private int index = -1;
    private int keyBytes;
    private long offset;

    Cursor(ProgressListener listener) {
      super(subtask, file.name(), listener);
    }

    @Override
    public boolean next() throws SnapshotException {
      step();
      if (in == null) {
        if (offsets.isEmpty()) {
          return false;
        }
        in = file.element(offsets.get(0));
        count = in.readCount("entries");
      }
      if (index + 1 >= count) {
        return false;
      }
      index++;
      try {
        readEntry();
        return true;
      } catch (SnapshotException e) {
        index = count;
        throw e;
      }
    }

    private void readEntry() throws SnapshotException {
      offset = in.offset();
      in.mark();
      skip(key);
      keyBytes = in.markedBytes();
      skip(value);
      in.writeMarked(0, in.markedBytes(), entry.truncate(0));
      in.unmark();
      if (entry.size() == 0) {
        throw in.corrupt("the number of entries cannot be right.", "entries that take bytes", count + " that take none");
      }
    }

    private void skip(ValueSerializer serializer) throws SnapshotException {
      if (!serializer.isSelfDelimiting()) {
        throw new UnreadableSerializer(in.place(), serializer.snapshotClass(), "the map cannot be read: nothing says how long this part of an entry is.");
      }
      serializer.skip(in);
    }

    @Override
    public Object userKey() throws SnapshotException {
      return key.read(ByteReader.of(in.name(), offset, entry.array(), 0, keyBytes));
    }

    @Override
    public Object value() throws SnapshotException {
      return value.read(ByteReader.of(in.name(), offset + keyBytes, entry.array(), keyBytes, entry.size() - keyBytes));
    }

    @Override
    public long sizeBytes() {
      return entry.size();
    }

    @Override
    public void writeIdentity(ByteWriter out) {
      out.writeBytes(entry.array(), 0, keyBytes);
    }

    @Override
    public void writeValue(ByteWriter out) {
      out.writeBytes(entry.array(), keyBytes, entry.size() - keyBytes);
    }

    @Override
    public String position() {
      return Position.of(index);
    }
  }
}
