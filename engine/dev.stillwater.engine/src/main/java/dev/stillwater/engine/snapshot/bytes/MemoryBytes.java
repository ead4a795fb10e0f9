package dev.stillwater.engine.snapshot.bytes;

/**
 * Bytes in memory.
 *
 * <p>THREADING: immutable as long as nobody writes the array.
 */
record MemoryBytes(String name, long fileOffset, byte[] bytes) implements ByteSource {
  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    if (position >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - position);
    System.arraycopy(bytes, (int) position, target, offset, count);
    return count;
  }
}
