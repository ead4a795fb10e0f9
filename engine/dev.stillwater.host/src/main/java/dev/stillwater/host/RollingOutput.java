package dev.stillwater.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What a job prints that nobody reads along: a file, and the one before it, of bounded size each.
 *
 * <p>THREADING: one thread at a time.
 */
final class RollingOutput extends OutputStream {
  private final Path file;
  private final long sizeBytesMax;
  private OutputStream out;
  private long sizeBytes;

  /**
   * Goes on with the file.
   *
   * @throws IOException if it cannot be opened
   */
  RollingOutput(Path file, long sizeBytesMax) throws IOException {
    this.file = file;
    this.sizeBytesMax = sizeBytesMax;
    out = open();
  }

  private OutputStream open() throws IOException {
    sizeBytes = Files.exists(file) ? Files.size(file) : 0;
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    sizeBytes += length;
    if (sizeBytes >= sizeBytesMax) {
      out.close();
      Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      out = open();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
