package dev.stillwater.cli;

import java.util.Locale;

/**
 * Durations for people, with two units at most.
 *
 * <p>THREADING: stateless.
 */
final class Elapsed {
  private static final long SECOND_MS = 1000;
  private static final long MINUTE_MS = 60 * SECOND_MS;
  private static final long HOUR_MS = 60 * MINUTE_MS;
  private static final long DAY_MS = 24 * HOUR_MS;

  private Elapsed() {
  }

  /** The text of so many milliseconds: {@code 340 ms}, {@code 4.2 s}, {@code 3 min 5 s}, {@code 2 h 7 min}, {@code 3 d 4 h}. */
  static String text(long ms) {
    if (ms < SECOND_MS) {
      return ms + " ms";
    }
    if (ms < MINUTE_MS) {
      return String.format(Locale.ROOT, "%d.%d s", ms / SECOND_MS, ms % SECOND_MS / 100);
    }
    if (ms < HOUR_MS) {
      return ms / MINUTE_MS + " min " + ms % MINUTE_MS / SECOND_MS + " s";
    }
    return ms < DAY_MS ? ms / HOUR_MS + " h " + ms % HOUR_MS / MINUTE_MS + " min" : ms / DAY_MS + " d " + ms % DAY_MS / HOUR_MS + " h";
  }
}
