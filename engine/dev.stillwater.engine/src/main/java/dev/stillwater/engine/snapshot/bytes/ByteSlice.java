package dev.stillwater.engine.snapshot.bytes;

import dev.stillwater.engine.snapshot.SnapshotException;

/**
 * A part of other bytes.
 *
 * <p>THREADING: as the bytes it is a part of.
 */
record ByteSlice(ByteSource whole, long from, long sizeBytes) implements ByteSource {
  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public long fileOffset() {
    return whole.fileOffset() + from;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws SnapshotException {
    if (position >= sizeBytes) {
      return -1;
    }
    return whole.read(from + position, target, offset, (int) Math.min(length, sizeBytes - position));
  }
}
