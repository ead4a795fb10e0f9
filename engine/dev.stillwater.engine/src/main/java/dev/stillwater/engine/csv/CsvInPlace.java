package dev.stillwater.engine.csv;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.ValueType;
import java.nio.charset.CharacterCodingException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The values of a record that lies whole in the buffer and has no quotes, read from its bytes while they are looked at for the first time: the end of a number is where
 * its digits end, so that delimiters need not be searched for before.
 *
 * <p>Generated code asks whether it {@link #begin()}s, then for the columns in their order, then whether the record {@link #ends()} as it should. If it does not, or is
 * bad in any way, the record is read once more through {@link CsvValues}, which says what is wrong. A delimiter is none of the bytes of a number or a time.
 *
 * <p>THREADING: the subtask of the source.
 */
public final class CsvInPlace {
  private static final int SAFE_DIGITS_MAX = 18;

  private static final Set<ValueType> TYPES = EnumSet.of(ValueType.INT, ValueType.LONG, ValueType.DOUBLE, ValueType.TIMESTAMP, ValueType.STRING);

  private final CsvNumbers numbers = new CsvNumbers();
  private final CsvText[] texts;
  private CsvScanner scanner;
  private int[] fieldOf;
  private int columnCount;
  private byte delimiter;
  private long delimiters;
  private byte[] bytes;
  private int at;
  private int field;
  private boolean isBad;

  CsvInPlace(CsvText[] texts) {
    this.texts = texts;
  }

  /** Whether records of the fields can be read in place at all. Generated code and its source must agree on it. */
  public static boolean reads(List<RowField> fields) {
    return fields.stream().allMatch(field -> TYPES.contains(field.type()));
  }

  void read(CsvScanner records) {
    scanner = records;
    fieldOf = records.fieldOf();
    columnCount = records.columnCount();
    delimiter = records.delimiter();
    delimiters = CsvWords.of(delimiter);
  }

  /** Whether the current record can be read in place. */
  public boolean begin() {
    if (!scanner.isInPlace()) {
      return false;
    }
    bytes = scanner.buffer();
    at = scanner.position();
    field = 0;
    isBad = false;
    return true;
  }

  /** Whether the record was read to its end and all of it was right; the scanner is behind it then. */
  public boolean ends() {
    while (field < columnCount && !isBad) {
      close(endOfField());
    }
    if (isBad) {
      return false;
    }
    scanner.readTo(at);
    return true;
  }

  /** Whether the column is empty; it is passed over then. */
  public boolean skipsEmpty(int column) {
    seek(column);
    byte first = bytes[at];
    if (first != delimiter && first != '\n' && first != '\r') {
      return false;
    }
    close(at);
    return true;
  }

  /** An int. */
  public int intValue(int column) {
    long value = longValue(column);
    isBad |= value != (int) value;
    return (int) value;
  }

  /**
   * A long. Up to seven digits are one word and their number comes of it without a loop: how many digits there are is hard to predict, and a wrong guess of the processor costs
   * more than the whole number.
   */
  public long longValue(int column) {
    seek(column);
    if (at + CsvWords.BYTES <= bytes.length) {
      long word = CsvWords.at(bytes, at);
      int sign = (int) ((word & 0xFF ^ '-') - 1 >>> Long.SIZE - 1);
      word >>>= sign << 3;
      int length = Long.numberOfTrailingZeros(CsvWords.otherThanDigits(word)) >>> 3;
      if (length > 0 && length < CsvWords.BYTES) {
        close(at + sign + length);
        return (CsvWords.number(word, length) ^ -sign) + sign;
      }
    }
    return longNumber();
  }

  private long longNumber() {
    byte[] source = bytes;
    int index = at;
    boolean isNegative = source[index] == '-';
    if (isNegative || source[index] == '+') {
      index++;
    }
    int first = index;
    long value = 0;
    for (int digit = source[index] - '0'; digit >= 0 && digit <= 9; digit = source[index] - '0') {
      value = value * 10 + digit;
      index++;
    }
    if (index - first > SAFE_DIGITS_MAX) {
      value = numbers.whole(source, at, index, Long.MIN_VALUE, Long.MAX_VALUE);
      isBad |= numbers.isBad();
    } else {
      isBad |= index == first;
      value = isNegative ? -value : value;
    }
    close(index);
    return value;
  }

  /** A double. */
  public double doubleValue(int column) {
    seek(column);
    int end = endOfField();
    double value = numbers.floating(bytes, at, end);
    isBad |= numbers.isBad();
    close(end);
    return value;
  }

  /** A point in time in milliseconds. */
  public long timestampValue(int column) {
    seek(column);
    int end = at + CsvNumbers.TIMESTAMP_BYTES;
    if (end < bytes.length) {
      long value = numbers.plainTimestamp(bytes, at);
      if (value != CsvNumbers.NO_TIMESTAMP && (bytes[end] == delimiter || bytes[end] == '\n')) {
        close(end);
        return value;
      }
    }
    end = endOfField();
    long value = numbers.timestamp(bytes, at, end);
    isBad |= numbers.isBad();
    close(end);
    return value;
  }

  /** A string. */
  public String stringValue(int column) {
    seek(column);
    try {
      if (at + CsvWords.BYTES <= bytes.length) {
        long word = CsvWords.at(bytes, at);
        long marks = CsvWords.marks(word, delimiters) | CsvWords.marks(word, CsvWords.LINE_ENDS);
        int length = Long.numberOfTrailingZeros(marks) >>> 3;
        if (marks != 0 && length > 0 && bytes[at + length] == delimiter) {
          String text = texts[column].shortText(bytes, at, length, word);
          close(at + length);
          return text;
        }
      }
      int end = endOfField();
      String text = texts[column].text(bytes, at, end);
      close(end);
      return text;
    } catch (CharacterCodingException e) {
      isBad = true;
      return "";
    }
  }

  /** Goes to the field of the column, past those that the schema does not have. */
  private void seek(int column) {
    while (field < fieldOf[column]) {
      close(endOfField());
    }
  }

  /** Index behind the last byte of the field. */
  private int endOfField() {
    int end = at;
    while (bytes[end] != delimiter && bytes[end] != '\n') {
      end++;
    }
    return bytes[end] == '\n' && end > at && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  /** Goes behind the field that ends there; a delimiter must follow it, and a line end the last one. */
  private void close(int end) {
    field++;
    byte next = bytes[end];
    if (field < columnCount && next == delimiter || field == columnCount && next == '\n') {
      at = end + 1;
    } else if (field == columnCount && next == '\r' && bytes[end + 1] == '\n') {
      at = end + 2;
    } else {
      isBad = true;
    }
  }
}
