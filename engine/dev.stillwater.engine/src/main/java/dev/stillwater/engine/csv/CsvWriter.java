package dev.stillwater.engine.csv;

import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.sink.LineWriter;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes values as CSV into a file, RFC 4180, through a buffer; lines end with LF.
 *
 * <p>THREADING: one thread.
 */
public final class CsvWriter extends LineWriter {
  private final char delimiter;
  private final String header;
  private boolean isLineStart = true;

  /** Makes a writer of lines with columns of the names. */
  CsvWriter(CsvFormat format, List<String> names) {
    delimiter = format.delimiter();
    if (format.hasHeader()) {
      names.forEach(name -> value(name, false));
      text.append('\n');
    }
    header = text.toString();
    text.setLength(0);
    isLineStart = true;
  }

  @Override
  public String header() {
    return header;
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
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      text.append(value);
    }
  }

  /** Ends the line. */
  public void endLine() {
    isLineStart = true;
    lineEnded();
  }

  private StringBuilder separate() {
    if (isLineStart) {
      isLineStart = false;
    } else {
      text.append(delimiter);
    }
    return text;
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
