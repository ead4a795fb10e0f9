package dev.stillwater.engine.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file open for reading.
 *
 * <p>THREADING: one thread.
 */
public interface StorageInput extends Closeable {
  /**
   * Reads bytes from a position of the file, in bytes from its start.
   *
   * @return the number of bytes read, at least 1 when length is above 0; -1 at the end of the file
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;

  /** Length of the file in bytes. */
  long sizeBytes() throws IOException;
}
