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

  private boolean isBad;
  private int cachedDate = -1;
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
    if (end - from == 19 && source[from + 4] == '-' && source[from + 7] == '-' && (source[from + 10] | ' ') == 't' && source[from + 13] == ':'
        && source[from + 16] == ':') {
      int hour = two(source, from + 11);
      int minute = two(source, from + 14);
      int second = two(source, from + 17);
      int date = two(source, from) * 1_000_000 + two(source, from + 2) * 10_000 + two(source, from + 5) * 100 + two(source, from + 8);
      if ((hour | minute | second) >= 0 && hour < 24 && minute < 60 && second < 60 && (date == cachedDate || isDate(source, from))) {
        isBad = false;
        return cachedDateMs + (hour * 3600 + minute * 60 + second) * 1000L;
      }
    }
    try {
      isBad = false;
      return ValueText.parseTimestamp(new String(source, from, end - from, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      isBad = true;
      return 0;
    }
  }

  /** Two digits, or a very negative number when they are none. */
  private static int two(byte[] source, int at) {
    int tens = source[at] - '0';
    int ones = source[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Integer.MIN_VALUE / 2;
  }

  /** Reads the date, keeps it and its time; false when it is none. */
  private boolean isDate(byte[] source, int from) {
    int century = two(source, from);
    int year = two(source, from + 2);
    int month = two(source, from + 5);
    int day = two(source, from + 8);
    if ((century | year | month | day) < 0 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    LocalDate first = LocalDate.of(century * 100 + year, month, 1);
    if (day > first.lengthOfMonth()) {
      return false;
    }
    cachedDateMs = (first.toEpochDay() + day - 1) * DAY_MS;
    cachedDate = century * 1_000_000 + year * 10_000 + month * 100 + day;
    return true;
  }
}
