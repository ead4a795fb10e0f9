package dev.stillwater.benchmarks.flow;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Reads times such as {@code 2001-01-01T00:47:00}, many of the same day after one another, so that the calendar is asked once a day.
 *
 * <p>THREADING: one thread.
 */
final class FlightTime implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DATE_LENGTH = "2001-01-01".length();
  private static final long DAY_MS = 86_400_000L;

  private String day = "no day yet";
  private long dayMs;

  /** Milliseconds since 1970 of the time that the text begins with. */
  long of(String text) {
    if (!text.startsWith(day)) {
      day = text.substring(0, DATE_LENGTH);
      dayMs = LocalDate.parse(day).toEpochDay() * DAY_MS;
    }
    int seconds = number(text, DATE_LENGTH + 1) * 3600 + number(text, DATE_LENGTH + 4) * 60 + number(text, DATE_LENGTH + 7);
    return dayMs + seconds * 1000L;
  }

  private static int number(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
