package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.Position;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Records on their way into or out of a subtask: for each channel the number of buffers and their bytes. The records themselves are not decoded, since
 * their serializer stands in no snapshot.
 *
 * <p>THREADING: any thread, one at a time.
 */
public final class ChannelPart implements StatePart {
  private static final List<String> INPUT_FIELDS = List.of("gate", "channel", "buffers", "bytes");
  private static final List<String> OUTPUT_FIELDS = List.of("partition", "subpartition", "buffers", "bytes");

  private final int subtask;
  private final List<ChannelHandle> channels;

  private ChannelPart(int subtask, List<ChannelHandle> channels) {
    this.subtask = subtask;
    this.channels = channels;
  }

  /** The channels of a subtask. Cost: number of buffers. */
  public static ChannelPart of(int subtask, List<ChannelHandle> handles) throws SnapshotException {
    List<ChannelHandle> channels = new ArrayList<>();
    for (ChannelHandle handle : handles) {
      channels.addAll(handle.unmerged());
    }
    return new ChannelPart(subtask, channels);
  }

  @Override
  public int subtask() {
    return subtask;
  }

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
    return new Cursor(position.isEmpty() ? -1 : new Position(position).part(0) - 1, listener);
  }

  @Override
  public StateSize estimate() {
    return new StateSize(channels.size(), channels.stream().mapToLong(ChannelHandle::sizeBytes).sum(), true);
  }

  /** THREADING: one thread. */
  private final class Cursor extends ValueCursor {
    private long index;

    Cursor(long index, ProgressListener listener) {
      super(subtask, "", listener);
      this.index = index;
    }

    @Override
    public boolean next() throws SnapshotException {
      step();
      if (index + 1 >= channels.size()) {
        return false;
      }
      index++;
      return true;
    }

    private ChannelHandle handle() {
      return channels.get((int) index);
    }

    @Override
    public Object value() {
      List<Object> values = new ArrayList<>();
      values.add(handle().channel().map(ChannelHandle.Channel::group).orElse(null));
      values.add(handle().channel().map(ChannelHandle.Channel::index).orElse(null));
      values.add(handle().offsets().size());
      values.add(handle().sizeBytes());
      return new StructValue("", handle().isInput() ? INPUT_FIELDS : OUTPUT_FIELDS, values);
    }

    @Override
    public long sizeBytes() {
      return handle().sizeBytes();
    }

    @Override
    public void writeIdentity(ByteWriter out) {
      out.writeInt(subtask).writeInt(handle().channel().map(ChannelHandle.Channel::group).orElse(-1))
          .writeInt(handle().channel().map(ChannelHandle.Channel::index).orElse(-1));
    }

    @Override
    public void writeValue(ByteWriter out) {
      out.writeInt(handle().offsets().size()).writeLong(handle().sizeBytes());
    }

    @Override
    public String position() {
      return Position.of(index);
    }
  }
}
