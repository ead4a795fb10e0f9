package dev.stillwater.engine.jsonl;

import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.sink.LineWriter;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes values as JSON Lines: one object a line, the columns in order. Times are texts in ISO 8601, decimals numbers, bytes texts of hexadecimal digits; a
 * double that is no number is one of the texts NaN, Infinity and -Infinity.
 *
 * <p>THREADING: one thread.
 */
public final class JsonWriter extends LineWriter {
  private final String[] prefixes;
  private int column;

  /** Makes a writer of columns of the names. */
  JsonWriter(List<String> names) {
    prefixes = new String[names.size()];
    for (int index = 0; index < prefixes.length; index++) {
      StringBuilder prefix = new StringBuilder(index == 0 ? "{" : ",");
      JsonTexts.append(prefix, names.get(index));
      prefixes[index] = prefix.append(':').toString();
    }
  }

  @Override
  public String header() {
    return "";
  }

  /** Writes that the value is missing. */
  public void nullValue() {
    begin().append("null");
  }

  /** Writes a boolean. */
  public void value(boolean value) {
    begin().append(value);
  }

  /** Writes an int. */
  public void value(int value) {
    begin().append(value);
  }

  /** Writes a long. */
  public void value(long value) {
    begin().append(value);
  }

  /** Writes a double. */
  public void value(double value) {
    if (Double.isFinite(value)) {
      begin().append(value);
    } else {
      begin().append('"').append(value).append('"');
    }
  }

  /** Writes a decimal. */
  public void value(BigDecimal value) {
    ValueText.append(begin(), value);
  }

  /** Writes bytes. */
  public void value(byte[] value) {
    begin().append('"');
    ValueText.append(text, value);
    text.append('"');
  }

  /** Writes a point in time, in milliseconds. */
  public void timestamp(long value) {
    begin().append('"');
    ValueText.appendTimestamp(text, value);
    text.append('"');
  }

  /** Writes a string; whether it could be null makes no difference. */
  public void value(String value, boolean isNullable) {
    JsonTexts.append(begin(), value);
  }

  /** Ends the line. */
  public void endLine() {
    text.append(column == 0 ? "{}" : "}");
    column = 0;
    lineEnded();
  }

  private StringBuilder begin() {
    return text.append(prefixes[column++]);
  }
}
