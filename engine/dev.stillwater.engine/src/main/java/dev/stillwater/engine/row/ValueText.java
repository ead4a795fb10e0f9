package dev.stillwater.engine.row;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;

/**
 * Values as text, the way sinks, messages and browsers write them: timestamps ISO 8601 in UTC without zone and with milliseconds only when there are
 * any, doubles as Java does, decimals plain, bytes as hexadecimal digits.
 *
 * <p>THREADING: stateless.
 */
public final class ValueText {
  private static final long DAY_MS = 86_400_000L;
  private static final long YEAR_0000_MS = -62_167_219_200_000L;
  private static final long YEAR_10000_MS = 253_402_300_800_000L;

  private ValueText() {
  }

  /** Appends a boolean. */
  public static void append(StringBuilder out, boolean value) {
    out.append(value);
  }

  /** Appends an int. */
  public static void append(StringBuilder out, int value) {
    out.append(value);
  }

  /** Appends a long. */
  public static void append(StringBuilder out, long value) {
    out.append(value);
  }

  /** Appends a double as {@link Double#toString(double)} writes it. */
  public static void append(StringBuilder out, double value) {
    out.append(value);
  }

  /** Appends a string as it is, without quotes. */
  public static void append(StringBuilder out, String value) {
    out.append(value);
  }

  /** Appends a decimal without exponent. */
  public static void append(StringBuilder out, BigDecimal value) {
    out.append(value.toPlainString());
  }

  /** Appends bytes as hexadecimal digits. */
  public static void append(StringBuilder out, byte[] value) {
    out.append(HexFormat.of().formatHex(value));
  }

  /** Appends a point in time, in milliseconds since 1970-01-01T00:00:00Z, as {@code 2001-01-01T00:47:00}; any long has a text. */
  public static void appendTimestamp(StringBuilder out, long millis) {
    if (millis < YEAR_0000_MS || millis >= YEAR_10000_MS) {
      String text = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000), 0, ZoneOffset.UTC).toString();
      out.append(text).append(text.length() == text.indexOf('T') + 6 ? ":00" : "");
    } else {
      appendDate(out, Math.floorDiv(millis, DAY_MS));
      int secondOfDay = (int) (Math.floorMod(millis, DAY_MS) / 1000);
      appendTwo(out.append('T'), secondOfDay / 3600);
      appendTwo(out.append(':'), secondOfDay / 60 % 60);
      appendTwo(out.append(':'), secondOfDay % 60);
    }
    int milli = (int) Math.floorMod(millis, 1000L);
    if (milli != 0) {
      appendTwo(out.append('.').append((char) ('0' + milli / 100)), milli % 100);
    }
  }

  /** The value of a column as text; the value has the boxed type of the column's type. */
  public static String text(ValueType type, Object value) {
    StringBuilder out = new StringBuilder();
    switch (type) {
      case TIMESTAMP -> appendTimestamp(out, (Long) value);
      case DECIMAL -> append(out, (BigDecimal) value);
      case BYTES -> append(out, (byte[]) value);
      case BOOLEAN, INT, LONG, DOUBLE, STRING -> out.append(value);
    }
    return out.toString();
  }

  /**
   * Reads a point in time: {@code 2001-01-01T00:47:00}, with or without seconds and fraction, with a blank for the T, a date alone (midnight), with or
   * without zone. Without zone it is UTC. The fraction is cut to milliseconds.
   *
   * @throws IllegalArgumentException if the text is no point in time
   */
  public static long parseTimestamp(String text) {
    String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    try {
      if (iso.indexOf('T') < 0) {
        return LocalDate.parse(iso).toEpochDay() * DAY_MS;
      }
      boolean hasZone = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
      Instant instant = hasZone ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return instant.toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is no point in time; expected ISO 8601 such as 2001-01-01T00:47:00.", e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is out of range for a point in time.", e);
    }
  }

  /** Years 0 to 9999. */
  private static void appendDate(StringBuilder out, long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    appendTwo(out, date.getYear() / 100);
    appendTwo(out, date.getYear() % 100);
    appendTwo(out.append('-'), date.getMonthValue());
    appendTwo(out.append('-'), date.getDayOfMonth());
  }

  private static void appendTwo(StringBuilder out, int number) {
    out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
