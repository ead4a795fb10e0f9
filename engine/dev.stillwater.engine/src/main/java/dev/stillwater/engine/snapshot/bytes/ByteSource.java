package dev.stillwater.engine.snapshot.bytes;

import dev.stillwater.engine.snapshot.SnapshotException;

/**
 * Bytes of known length that can be read from any position: a file, a part of one, or memory.
 *
 * <p>THREADING: any thread, one at a time.
 */
public interface ByteSource {
  /** The name for messages. */
  String name();

  /** Offset in the file of {@link #name} at which these bytes begin, so that messages name offsets of the file. */
  long fileOffset();

  /** Length in bytes. */
  long sizeBytes();

  /**
   * Reads bytes from a position.
   *
   * @return the number of bytes read, at least 1 when length is above 0; -1 at the end
   * @throws SnapshotException if the disk refuses
   */
  int read(long position, byte[] target, int offset, int length) throws SnapshotException;

  /** Bytes in memory; not copied. */
  static ByteSource of(String name, byte[] bytes) {
    return new MemoryBytes(name, 0, bytes);
  }

  /** A part of these bytes; its end is cut to what there is. */
  default ByteSource slice(long from, long length) {
    return new ByteSlice(this, from, Math.max(0, Math.min(length, sizeBytes() - from)));
  }
}
