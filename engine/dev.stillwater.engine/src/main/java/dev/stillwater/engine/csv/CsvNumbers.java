package dev.stillwater.engine.csv;

import dev.stillwater.engine.row.ValueText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Numbers and times straight from bytes. What cannot be read is answered with {@link #isBad()}, not with an exception, because bad lines may be many.
 *
 * <p>THREADING: one thread.
 */
public final class CsvNumbers {
  private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
      1e19, 1e20, 1e21, 1e22};
  private static final int EXACT_DIGITS_MAX = 15;
  private static final int SAFE_DIGITS_MAX = 18;
  private static final long DAY_MS = 86_400_000L;

  /** Length of a time that is read as words. */
  static final int TIMESTAMP_BYTES = 19;
  /** No {@link #plainTimestamp}: the form has no year before 0. */
  static final long NO_TIMESTAMP = Long.MIN_VALUE;
  /** A time of day of zeros, its first byte the lowest, and the bytes of its colons. */
  private static final long TIME_FORM = 0x30303A30303A3030L;
  private static final long TIME_COLONS = 0x0000FF0000FF0000L;

  private boolean isBad;
  private long cachedMonth;
  private int cachedDay;
  private long cachedDateMs;

  /** Whether the last value could not be read. */
  public boolean isBad() {
    return isBad;
  }

  /** A whole number between the bounds: an optional sign and digits, nothing else. */
  public long whole(byte[] source, int from, int end, long min, long max) {
    isBad = true;
    int at = from;
    boolean isNegative = at < end && source[at] == '-';
    if (at < end && (isNegative || source[at] == '+')) {
      at++;
    }
    if (at == end) {
      return 0;
    }
    if (end - at <= SAFE_DIGITS_MAX) {
      long value = 0;
      for (; at < end; at++) {
        int digit = source[at] - '0';
        if (digit < 0 || digit > 9) {
          return 0;
        }
        value = value * 10 + digit;
      }
      value = isNegative ? -value : value;
      isBad = value < min || value > max;
      return value;
    }
    return longNumber(source, at, end, isNegative, min, max);
  }

  private long longNumber(byte[] source, int from, int end, boolean isNegative, long min, long max) {
    long value = 0;
    for (int at = from; at < end; at++) {
      int digit = source[at] - '0';
      if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
        return 0;
      }
      value = value * 10 - digit;
    }
    if (!isNegative) {
      if (value == Long.MIN_VALUE) {
        return 0;
      }
      value = -value;
    }
    isBad = value < min || value > max;
    return value;
  }

  /** A floating-point number as Java reads it, without blanks and type letters. */
  public double floating(byte[] source, int from, int end) {
    int at = from;
    boolean isNegative = at < end && source[at] == '-';
    at += isNegative ? 1 : 0;
    long digits = 0;
    int count = 0;
    int scale = -1;
    for (; at < end; at++) {
      int digit = source[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        count++;
        scale += scale >= 0 ? 1 : 0;
      } else if (source[at] == '.' && scale < 0) {
        scale = 0;
      } else {
        return floatingSlowly(source, from, end);
      }
      if (count > EXACT_DIGITS_MAX) {
        return floatingSlowly(source, from, end);
      }
    }
    isBad = count == 0;
    double value = scale > 0 ? digits / POWERS_OF_TEN[scale] : digits;
    return isNegative ? -value : value;
  }

  private double floatingSlowly(byte[] source, int from, int end) {
    String text = new String(source, from, end - from, StandardCharsets.ISO_8859_1);
    isBad = true;
    if (!text.matches("[+-]?(NaN|Infinity|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)")) {
      return 0;
    }
    isBad = false;
    return Double.parseDouble(text);
  }

  /** A point in time in milliseconds since 1970-01-01T00:00:00Z, ISO 8601, UTC when it has no zone. */
  public long timestamp(byte[] source, int from, int end) {
    isBad = false;
    if (end - from == TIMESTAMP_BYTES) {
      long value = plainTimestamp(source, from);
      if (value != NO_TIMESTAMP) {
        return value;
      }
    }
    try {
      return ValueText.parseTimestamp(new String(source, from, end - from, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      isBad = true;
      return 0;
    }
  }

  /**
   * A point in time in the form 2001-01-01T00:47:00, of {@link #TIMESTAMP_BYTES}, or {@link #NO_TIMESTAMP} when the bytes have another form. The time of day is one word
   * of eight bytes; a date that was read last is known by its own.
   */
  long plainTimestamp(byte[] source, int from) {
    long time = CsvWords.at(source, from + 11) ^ TIME_FORM;
    if ((CsvWords.aboveNine(time) | time & TIME_COLONS) != 0 || (source[from + 10] | ' ') != 't') {
      return NO_TIMESTAMP;
    }
    long pairs = time * 10 + (time >>> 8);
    int hour = (int) pairs & 0xFF;
    int minute = (int) (pairs >>> 24) & 0xFF;
    int second = (int) (pairs >>> 48) & 0xFF;
    boolean isDate = CsvWords.at(source, from) == cachedMonth && dayOf(source, from) == cachedDay || readDate(source, from);
    if (!isDate || hour >= 24 || minute >= 60 || second >= 60) {
      return NO_TIMESTAMP;
    }
    return cachedDateMs + (hour * 3600 + minute * 60 + second) * 1000L;
  }

  /** The two bytes of the day of a date as one number. */
  private static int dayOf(byte[] source, int from) {
    return source[from + 8] << 8 | source[from + 9];
  }

  /** Reads the date, keeps it and its time; false when it is none. */
  private boolean readDate(byte[] source, int from) {
    int century = two(source, from);
    int year = two(source, from + 2);
    int month = two(source, from + 5);
    int day = two(source, from + 8);
    if ((century | year | month | day) < 0 || source[from + 4] != '-' || source[from + 7] != '-' || month < 1 || month > 12 || day < 1) {
      return false;
    }
    LocalDate first = LocalDate.of(century * 100 + year, month, 1);
    if (day > first.lengthOfMonth()) {
      return false;
    }
    cachedDateMs = (first.toEpochDay() + day - 1) * DAY_MS;
    cachedMonth = CsvWords.at(source, from);
    cachedDay = dayOf(source, from);
    return true;
  }

  /** Two digits, or a very negative number when they are none. */
  private static int two(byte[] source, int at) {
    int tens = source[at] - '0';
    int ones = source[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Integer.MIN_VALUE / 2;
  }
}
