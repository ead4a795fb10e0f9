package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.RocksDbFiles;
import java.util.HexFormat;

/**
 * A state in a RocksDB instance. Entries outside the key groups of the handle, which a rescaled job leaves behind, are not shown.
 *
 * <p>THREADING: any thread, one at a time.
 */
final class RocksPart implements KeyedPart {
  private static final int SAMPLE_BYTES_MAX = 1 << 16;

  private final RocksDbFiles handle;
  private final StateLayout layout;
  private final String header;
  private final KeyedStates.Context context;

  RocksPart(RocksDbFiles handle, StateLayout layout, String header, KeyedStates.Context context) {
    this.handle = handle;
    this.layout = layout;
    this.header = header;
    this.context = context;
  }

  @Override
  public int subtask() {
    return context.subtask();
  }

  @Override
  public int firstKeyGroup() {
    return handle.firstKeyGroup();
  }

  @Override
  public int lastKeyGroup() {
    return handle.firstKeyGroup() + handle.keyGroupCount() - 1;
  }

  @Override
  public PartCursor open(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    return new KeyedCursor(entries(first, last, position, listener), layout, subtask());
  }

  @Override
  public KeyedEntries entries(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    byte[] from = position.isEmpty() ? prefix(Math.max(first, firstKeyGroup())) : parse(position);
    int end = Math.min(last, lastKeyGroup()) + 1;
    byte[] to = end >= 1 << 8 * context.prefixBytes() ? new byte[0] : prefix(end);
    RocksStateReader.Instance instance = context.rocks().open(handle);
    String name = header + " (RocksDB, state '" + layout.name() + "')";
    if (!instance.stateNames().contains(layout.name())) {
      return new NoEntries(name, listener);
    }
    return new RocksEntries(instance.iterate(layout.name(), from, to), context.prefixBytes(), name, listener);
  }

  private byte[] parse(String position) throws SnapshotException {
    try {
      return HexFormat.of().parseHex(position);
    } catch (IllegalArgumentException e) {
      throw new Position(position).refused(header);
    }
  }

  private byte[] prefix(int keyGroup) {
    ByteWriter out = new ByteWriter();
    CompositeKeys.writeKeyGroup(keyGroup, context.prefixBytes(), out);
    return out.toByteArray();
  }

  /** Counts up to 64 kB; behind that it is RocksDB that estimates. */
  @Override
  public StateSize estimate() throws SnapshotException {
    long count = 0;
    long bytes = 0;
    try (KeyedEntries entries = entries(firstKeyGroup(), lastKeyGroup(), "", ProgressListener.NONE)) {
      while (entries.next()) {
        count++;
        bytes += entries.sizeBytes();
        if (bytes >= SAMPLE_BYTES_MAX) {
          return estimate(count, bytes);
        }
      }
    }
    return new StateSize(count, bytes, true);
  }

  private StateSize estimate(long count, long bytes) throws SnapshotException {
    RocksStateReader.Instance instance = context.rocks().open(handle);
    long allBytes = Math.max(bytes, instance.estimatedBytes(layout.name()));
    long allEntries = Math.max(count, instance.estimatedEntries(layout.name()));
    return new StateSize(allEntries, Math.max(allBytes, allEntries * bytes / count), false);
  }

  /** A state of the header that has no entries. */
  private static final class NoEntries extends KeyedEntries {
    private final String name;

    NoEntries(String name, ProgressListener listener) {
      super(listener);
      this.name = name;
    }

    @Override
    boolean next() {
      return false;
    }

    @Override
    long sizeBytes() {
      return 0;
    }

    @Override
    String position() {
      return "";
    }

    @Override
    String fileName() {
      return name;
    }
  }
}
