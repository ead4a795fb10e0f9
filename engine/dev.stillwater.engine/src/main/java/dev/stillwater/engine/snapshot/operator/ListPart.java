package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.Position;
import dev.stillwater.engine.snapshot.keyed.StateMeta;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;

/**
 * The elements of a list state that one subtask holds.
 *
 * <p>THREADING: any thread, one at a time.
 *
 * <p>SOURCE: Flink 2.3, {@code PartitionableListState}, {@code OperatorStateRestoreOperation}.
 */
record ListPart(int subtask, OperatorFile file, List<Long> offsets, ValueSerializer serializer) implements StatePart {
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
    if (!position.isEmpty()) {
      cursor.index = (int) Math.min(offsets.size(), new Position(position).part(0)) - 1;
    }
    return cursor;
  }

  @Override
  public StateSize estimate() {
    long bytes = 0;
    for (long offset : offsets) {
      bytes += Math.max(0, file.end(offset) - offset);
    }
    return new StateSize(offsets.size(), bytes, true);
  }

  /** THREADING: one thread. */
  private final class Cursor extends ValueCursor {
    private int index = -1;
    private ByteReader in;

    Cursor(ProgressListener listener) {
      super(subtask, file.name(), listener);
    }

    @Override
    public boolean next() throws SnapshotException {
      step();
      if (index + 1 >= offsets.size()) {
        return false;
      }
      index++;
      return true;
    }

    @Override
    public Object value() throws SnapshotException {
      long offset = offsets.get(index);
      if (!serializer.isSelfDelimiting()) {
        return serializer.read(file.element(offset));
      }
      try {
        in = file.from(offset, in);
        return serializer.read(in);
      } catch (UnreadableSerializer e) {
        in = null;
        return StateMeta.unknownSerializer(e.found().orElse(serializer.snapshotClass())).read(file.element(offset));
      } catch (SnapshotException e) {
        in = null;
        throw e;
      }
    }

    @Override
    public long sizeBytes() {
      return Math.max(0, file.end(offsets.get(index)) - offsets.get(index));
    }

    /** An element has no key: it is itself what tells it from others. */
    @Override
    public void writeIdentity(ByteWriter out) throws SnapshotException {
      writeValue(out);
    }

    @Override
    public void writeValue(ByteWriter out) throws SnapshotException {
      ByteReader element = file.element(offsets.get(index));
      element.mark();
      serializer.skip(element);
      element.writeMarked(0, element.markedBytes(), out);
      element.unmark();
    }

    @Override
    public String position() {
      return Position.of(index);
    }
  }
}
