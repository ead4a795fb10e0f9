package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;

/**
 * Counts the bytes that reading one input takes and stops it where a small input causes endless work.
 *
 * <p>THREADING: one thread.
 */
final class WorkMeter {
  /** More bytes were read than any input of the size should take. An error, so that no reader catches it. */
  static final class TooMuchWork extends Error {
    private static final long serialVersionUID = 1L;

    TooMuchWork(long bytes) {
      super("More than " + bytes + " bytes were read.");
    }
  }

  private final long readBytesMax;
  private long readBytes;

  WorkMeter(long readBytesMax) {
    this.readBytesMax = readBytesMax;
  }

  /** So many bytes were read. */
  void read(int count) {
    readBytes += count;
    if (readBytes > readBytesMax) {
      throw new TooMuchWork(readBytesMax);
    }
  }

  /** Number of bytes read so far. */
  long readBytes() {
    return readBytes;
  }

  /** Bytes in memory whose reading is counted. */
  ByteSource source(String name, byte[] bytes) {
    return new CountedBytes(ByteSource.of(name, bytes), this);
  }

  private record CountedBytes(ByteSource whole, WorkMeter meter) implements ByteSource {
    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public long fileOffset() {
      return 0;
    }

    @Override
    public long sizeBytes() {
      return whole.sizeBytes();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws SnapshotException {
      int count = whole.read(position, target, offset, length);
      meter.read(Math.max(0, count));
      return count;
    }
  }
}
