package dev.stillwater.ui.editor.properties;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes the times at which windows begin and end, in UTC, as exactly as their length asks for. Days have their weekday, since windows of a week begin on a
 * Thursday, which surprises many.
 *
 * <p>THREADING: immutable.
 */
final class WindowClock {
  private static final long SECOND_MS = 1_000;
  private static final long MINUTE_MS = 60 * SECOND_MS;
  private static final long DAY_MS = 24 * 60 * MINUTE_MS;
  /** 2026-01-01T00:00:00Z, a Thursday. */
  private static final long EXAMPLE_MS = 1_767_225_600_000L;

  private final DateTimeFormatter format;

  /** A clock for steps of that length, between windows of that size. */
  WindowClock(long stepMs, long sizeMs) {
    String pattern = stepMs >= DAY_MS ? (stepMs % DAY_MS == 0 ? "EEE d MMM" : "EEE d MMM HH:mm")
        : sizeMs >= DAY_MS ? "EEE HH:mm" : stepMs % MINUTE_MS == 0 ? "HH:mm" : stepMs % SECOND_MS == 0 ? "HH:mm:ss" : "ss.SSS";
    format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  String text(long timeMs) {
    return format.format(Instant.ofEpochMilli(timeMs));
  }

  /** The first begin of a window at or after an example time. */
  static long firstStart(long slideMs, long offsetMs) {
    return Math.ceilDiv(EXAMPLE_MS - offsetMs, slideMs) * slideMs + offsetMs;
  }
}
