package dev.stillwater.engine.csv;

import dev.stillwater.engine.source.RecordScanner;
import dev.stillwater.engine.source.RecordValues;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The values of the current record by column of the schema. Generated code asks whether it {@link #isRecord()}, for each column once, then whether the record {@link #isBad()}.
 *
 * <p>THREADING: the subtask of the source.
 */
public final class CsvValues extends RecordValues {
  private final String[] names;
  private final CsvText[] texts;
  private final CsvNumbers numbers = new CsvNumbers();
  private final CsvInPlace inPlace;

  private CsvScanner scanner;
  private int[] fieldOf;
  private byte[] bytes = new byte[0];
  private int from;
  private int end;

  /** Makes values of columns with the names. */
  CsvValues(String[] names) {
    this.names = names;
    texts = new CsvText[names.length];
    for (int column = 0; column < texts.length; column++) {
      texts[column] = new CsvText();
    }
    inPlace = new CsvInPlace(texts);
  }

  @Override
  protected void read(RecordScanner records) {
    scanner = (CsvScanner) records;
    fieldOf = scanner.fieldOf();
    inPlace.read(scanner);
  }

  /** The values of records that can be read in place. */
  public final CsvInPlace inPlace() {
    return inPlace;
  }

  /** Whether the current record has the form of one; if it was read in place in vain, its fields are found now. */
  public final boolean isRecord() {
    scanner.findFields();
    reason(scanner.problem());
    return !isBad();
  }

  /** The fields of a header, as names. */
  String[] names(CsvScanner header) {
    scanner = header;
    String[] found = new String[header.fieldCount()];
    for (int field = 0; field < found.length; field++) {
      locateField(field);
      found[field] = new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
    }
    return found;
  }

  /** Whether the column is empty and not quoted. */
  public final boolean isEmpty(int column) {
    int field = fieldOf[column];
    return scanner.start(field) == scanner.end(field);
  }

  /** An int. */
  public final int intValue(int column) {
    locate(column);
    int value = (int) numbers.whole(bytes, from, end, Integer.MIN_VALUE, Integer.MAX_VALUE);
    check(column, numbers.isBad(), "a whole number between -2147483648 and 2147483647");
    return value;
  }

  /** A long. */
  public final long longValue(int column) {
    locate(column);
    long value = numbers.whole(bytes, from, end, Long.MIN_VALUE, Long.MAX_VALUE);
    check(column, numbers.isBad(), "a whole number of 64 bits");
    return value;
  }

  /** A double. */
  public final double doubleValue(int column) {
    locate(column);
    double value = numbers.floating(bytes, from, end);
    check(column, numbers.isBad(), "a number");
    return value;
  }

  /** A point in time in milliseconds. */
  public final long timestampValue(int column) {
    locate(column);
    long value = numbers.timestamp(bytes, from, end);
    check(column, numbers.isBad(), "a time such as 2001-01-01T00:47:00");
    return value;
  }

  /** A boolean: true or false, in any case. */
  public final boolean booleanValue(int column) {
    locate(column);
    String text = plainText();
    boolean isTrue = text.equalsIgnoreCase("true");
    check(column, !isTrue && !text.equalsIgnoreCase("false"), "true or false");
    return isTrue;
  }

  /** A string. */
  public final String stringValue(int column) {
    locate(column);
    try {
      return texts[column].text(bytes, from, end);
    } catch (CharacterCodingException e) {
      check(column, true, "text in UTF-8");
      return "";
    }
  }

  /** A decimal. */
  public final BigDecimal decimalValue(int column) {
    locate(column);
    try {
      return new BigDecimal(plainText());
    } catch (NumberFormatException e) {
      check(column, true, "a decimal number");
      return BigDecimal.ZERO;
    }
  }

  /** Bytes, as hexadecimal digits. */
  public final byte[] bytesValue(int column) {
    locate(column);
    try {
      return HexFormat.of().parseHex(plainText());
    } catch (IllegalArgumentException e) {
      check(column, true, "pairs of hexadecimal digits");
      return new byte[0];
    }
  }

  /** Says that the column must have a value and has none. */
  public final void missing(int column) {
    locate(column);
    check(column, true, "an event time");
  }

  private void check(int column, boolean isBad, String expected) {
    if (isBad && !isBad()) {
      String found = from == end ? "nothing" : "'" + shortened(plainText()) + "'";
      reason("column " + names[column] + ": found " + found + ", expected " + expected);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private String plainText() {
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** Points bytes, from and end to the content of the field, without quotes. */
  private void locate(int column) {
    locateField(fieldOf[column]);
  }

  private void locateField(int field) {
    bytes = scanner.buffer();
    from = scanner.start(field);
    end = scanner.end(field);
    if (from < end && bytes[from] == '"') {
      unquote();
    }
  }

  private void unquote() {
    byte[] content = new byte[end - from];
    int length = 0;
    for (int index = from + 1; index < end - 1; index++) {
      content[length++] = bytes[index];
      if (bytes[index] == '"') {
        index++;
      }
    }
    bytes = content;
    from = 0;
    end = length;
  }
}
