package dev.stillwater.engine.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file open for writing.
 *
 * <p>THREADING: one thread; {@link #force} may be called by another one meanwhile.
 */
public interface StorageOutput extends Closeable {
  /** Writes all of the bytes at the end of the file. */
  void write(byte[] source, int offset, int length) throws IOException;

  /** Number of bytes written so far. */
  long position();

  /** Returns when all that was written is on the disk. */
  void force() throws IOException;
}
