package dev.stillwater.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Writes what is printed twice: to whoever reads along, and to a file for those who come later. That the file cannot be written keeps nobody from reading along.
 *
 * <p>THREADING: one thread at a time.
 */
final class TeeOutput extends OutputStream {
  private final OutputStream first;
  private final OutputStream copy;
  private boolean isCopied = true;

  TeeOutput(OutputStream first, OutputStream copy) {
    this.first = first;
    this.copy = copy;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    first.write(bytes, offset, length);
    if (isCopied) {
      try {
        copy.write(bytes, offset, length);
      } catch (IOException diskFull) {
        // Who reads along has it; the copy ends here, so that it has no gap.
        isCopied = false;
      }
    }
  }

  @Override
  public void flush() throws IOException {
    first.flush();
    if (first instanceof PrintStream printed && printed.checkError()) {
      throw new IOException("Nobody reads along any more.");
    }
  }
}
