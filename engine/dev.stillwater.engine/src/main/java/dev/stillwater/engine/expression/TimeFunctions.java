package dev.stillwater.engine.expression;

import dev.stillwater.engine.row.ValueText;
import java.time.LocalDate;

/**
 * Functions of the expression language over timestamps and lengths of time. Pure; all times are UTC, all lengths are milliseconds.
 *
 * <p>THREADING: stateless.
 */
public final class TimeFunctions {
  private static final long SECOND_MS = 1000;
  private static final long MINUTE_MS = 60 * SECOND_MS;
  private static final long HOUR_MS = 60 * MINUTE_MS;
  private static final long DAY_MS = 24 * HOUR_MS;

  private TimeFunctions() {
  }

  @Described(value = "Second of the minute, 0 to 59.", example = "second(parseTimestamp(\"2001-01-01T00:47:12\"))", result = "12")
  public static int second(@PointInTime long time) {
    return (int) (Math.floorMod(time, MINUTE_MS) / SECOND_MS);
  }

  @Described(value = "Minute of the hour, 0 to 59.", example = "minute(parseTimestamp(\"2001-01-01T00:47:00\"))", result = "47")
  public static int minute(@PointInTime long time) {
    return (int) (Math.floorMod(time, HOUR_MS) / MINUTE_MS);
  }

  @Described(value = "Hour of the day, 0 to 23.", example = "hour(parseTimestamp(\"2001-01-01T17:47:00\"))", result = "17")
  public static int hour(@PointInTime long time) {
    return (int) (Math.floorMod(time, DAY_MS) / HOUR_MS);
  }

  @Described(value = "Day of the week, 1 is Monday, 7 is Sunday.", example = "dayOfWeek(parseTimestamp(\"2001-01-01\"))", result = "1")
  public static int dayOfWeek(@PointInTime long time) {
    return (int) Math.floorMod(Math.floorDiv(time, DAY_MS) + 3, 7L) + 1;
  }

  @Described(value = "Day of the month, 1 to 31.", example = "dayOfMonth(parseTimestamp(\"2001-01-31\"))", result = "31")
  public static int dayOfMonth(@PointInTime long time) {
    return date(time).getDayOfMonth();
  }

  @Described(value = "Month of the year, 1 to 12.", example = "month(parseTimestamp(\"2001-12-31\"))", result = "12")
  public static int month(@PointInTime long time) {
    return date(time).getMonthValue();
  }

  @Described(value = "Year.", example = "year(parseTimestamp(\"2001-12-31\"))", result = "2001")
  public static int year(@PointInTime long time) {
    return date(time).getYear();
  }

  @Described(value = "The timestamp of the begin of the minute.",
      example = "truncateToMinute(parseTimestamp(\"2001-01-01T17:47:12\"))", result = "2001-01-01T17:47:00")
  @PointInTime
  public static long truncateToMinute(@PointInTime long time) {
    return time - Math.floorMod(time, MINUTE_MS);
  }

  @Described(value = "The timestamp of the begin of the hour.",
      example = "truncateToHour(parseTimestamp(\"2001-01-01T17:47:12\"))", result = "2001-01-01T17:00:00")
  @PointInTime
  public static long truncateToHour(@PointInTime long time) {
    return time - Math.floorMod(time, HOUR_MS);
  }

  @Described(value = "The timestamp of the begin of the day, UTC.",
      example = "truncateToDay(parseTimestamp(\"2001-01-01T17:47:12\"))", result = "2001-01-01T00:00:00")
  @PointInTime
  public static long truncateToDay(@PointInTime long time) {
    return time - Math.floorMod(time, DAY_MS);
  }

  @Described(value = "The timestamp later by a length of time, in milliseconds; an overflow is a failure. The operator + does the same without that check.",
      example = "plus(parseTimestamp(\"2001-01-01T00:47:00\"), hours(2))", result = "2001-01-01T02:47:00")
  @PointInTime
  public static long plus(@PointInTime long time, long lengthMs) {
    return Math.addExact(time, lengthMs);
  }

  @Described(value = "A length of time of so many milliseconds.", example = "milliseconds(250)", result = "250")
  public static long milliseconds(long number) {
    return number;
  }

  @Described(value = "A length of time of so many seconds, in milliseconds.", example = "seconds(5)", result = "5000")
  public static long seconds(long number) {
    return Math.multiplyExact(number, SECOND_MS);
  }

  @Described(value = "A length of time of so many minutes, in milliseconds.", example = "minutes(5)", result = "300000")
  public static long minutes(long number) {
    return Math.multiplyExact(number, MINUTE_MS);
  }

  @Described(value = "A length of time of so many hours, in milliseconds.", example = "hours(2)", result = "7200000")
  public static long hours(long number) {
    return Math.multiplyExact(number, HOUR_MS);
  }

  @Described(value = "A length of time of so many days of 24 hours, in milliseconds.", example = "days(1)", result = "86400000")
  public static long days(long number) {
    return Math.multiplyExact(number, DAY_MS);
  }

  @Described(value = "The timestamp of a text in ISO 8601, without zone UTC, a date alone is midnight; another text is a failure.",
      example = "parseTimestamp(\"2001-01-01T00:47:00+01:00\")", result = "2000-12-31T23:47:00")
  @PointInTime
  public static long parseTimestamp(String text) {
    return ValueText.parseTimestamp(text);
  }

  @Described(value = "The timestamp as text in ISO 8601, UTC without zone, with milliseconds only if there are any.",
      example = "formatTimestamp(timestamp(1500))", result = "1970-01-01T00:00:01.500")
  public static String formatTimestamp(@PointInTime long time) {
    StringBuilder out = new StringBuilder(23);
    ValueText.appendTimestamp(out, time);
    return out.toString();
  }

  @Described(value = "The timestamp of milliseconds since 1970-01-01T00:00:00Z.", example = "timestamp(978310020000L)", result = "2001-01-01T00:47:00")
  @PointInTime
  public static long timestamp(long epochMillis) {
    return epochMillis;
  }

  @Described(value = "The milliseconds since 1970-01-01T00:00:00Z of a timestamp, as a plain long.",
      example = "epochMillis(parseTimestamp(\"1970-01-01T00:00:01\"))", result = "1000")
  public static long epochMillis(@PointInTime long time) {
    return time;
  }

  private static LocalDate date(long time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time, DAY_MS));
  }
}
