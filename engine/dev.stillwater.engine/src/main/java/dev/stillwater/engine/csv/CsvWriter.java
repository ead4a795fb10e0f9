package dev.stillwater.engine.csv;

import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.row.ValueText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes values as CSV into a file, RFC 4180, through a buffer; lines end with LF.
 *
 * <p>THREADING: one thread.
 */
public final class CsvWriter {
  private static final int BUFFER_CHARS = 1 << 15;

  private final StorageOutput output;
  private final char delimiter;
  private final StringBuilder line = new StringBuilder(BUFFER_CHARS + 1024);
  private boolean isLineStart = true;

  /** Makes a writer to the end of the output. */
  CsvWriter(StorageOutput output, CsvFormat format) {
    this.output = output;
    delimiter = format.delimiter();
  }

  /** Begins a field that is missing. */
  public void nullValue() {
    separate();
  }

  /** Writes a boolean. */
  public void value(boolean value) {
    ValueText.append(separate(), value);
  }

  /** Writes an int. */
  public void value(int value) {
    ValueText.append(separate(), value);
  }

  /** Writes a long. */
  public void value(long value) {
    ValueText.append(separate(), value);
  }

  /** Writes a double. */
  public void value(double value) {
    ValueText.append(separate(), value);
  }

  /** Writes a decimal. */
  public void value(BigDecimal value) {
    ValueText.append(separate(), value);
  }

  /** Writes bytes. */
  public void value(byte[] value) {
    ValueText.append(separate(), value);
  }

  /** Writes a point in time, in milliseconds. */
  public void timestamp(long value) {
    ValueText.appendTimestamp(separate(), value);
  }

  /** Writes a string, in quotes where it must be; an empty one in quotes if a null could be meant. */
  public void value(String value, boolean isNullable) {
    separate();
    if (value.isEmpty() ? isNullable : mustQuote(value)) {
      line.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      line.append(value);
    }
  }

  /** Ends the line. */
  public void endLine() {
    line.append('\n');
    isLineStart = true;
    if (line.length() >= BUFFER_CHARS) {
      flush();
    }
  }

  /** Hands what is held to the file. */
  void flush() {
    if (line.length() == 0) {
      return;
    }
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    line.setLength(0);
    try {
      output.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StringBuilder separate() {
    if (isLineStart) {
      isLineStart = false;
    } else {
      line.append(delimiter);
    }
    return line;
  }

  private boolean mustQuote(String value) {
    for (int index = 0; index < value.length(); index++) {
      char c = value.charAt(index);
      if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ' || value.charAt(0) == '\uFEFF';
  }
}
