package dev.stillwater.host.replay;

import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.model.ParameterValues;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a replay ends, as people write it: {@code end}, {@code records:N}, a time, a snapshot, or a position such as {@code flights:line 5000}, or
 * {@code flights:line:5000} where blanks are a nuisance.
 *
 * <p>THREADING: stateless.
 */
public final class UntilText {
  /** The end of the data. */
  public static final String END = "end";

  private static final String RECORDS = "records:";
  private static final Pattern POSITION = Pattern.compile("(.+):(line|offset|record)[ :](\\d{1,18})");
  private static final Pattern TIME_START = Pattern.compile("-?\\d{4,}-\\d\\d.*");
  private static final String EXPECTED = "expected 'end', 'records:N', a time such as 2001-01-04T06:00:00, a snapshot, or a position such as 'flights:line 5000'"
      + " ('offset' in bytes, 'record' of a generator).";

  private UntilText() {
  }

  /**
   * The limit that the text names. Looks at the disk where it may be a snapshot.
   *
   * @param base what relative paths count from
   * @throws IllegalArgumentException if it is none of these; the message says what is expected
   */
  public static ReplayLimit parse(String text, Path base) {
    if (text.equals(END)) {
      return ReplayLimit.END_OF_DATA;
    }
    if (text.startsWith(RECORDS)) {
      return new ReplayLimit.Records(records(text));
    }
    Path path = path(text, base);
    if (!text.isBlank() && Files.exists(path)) {
      return new ReplayLimit.Positions(path);
    }
    Matcher position = POSITION.matcher(text);
    if (position.matches()) {
      return new ReplayLimit.Position(position.group(1), position.group(2) + " " + position.group(3));
    }
    if (TIME_START.matcher(text).matches()) {
      return new ReplayLimit.EventTime(ParameterValues.parseTimestamp(text));
    }
    throw new IllegalArgumentException("'" + text + "' is no end of a replay, and there is no snapshot " + path + "; " + EXPECTED);
  }

  private static long records(String text) {
    String digits = text.substring(RECORDS.length()).replace(",", "").replace("_", "");
    try {
      long count = Long.parseLong(digits);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("'" + text + "' names no number of records; " + EXPECTED, notANumber);
    }
    throw new IllegalArgumentException("'" + text + "' is not possible; give 1 record or more.");
  }

  private static Path path(String text, Path base) {
    try {
      return base.resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is no end of a replay; " + EXPECTED, e);
    }
  }

  /** So many records. */
  static String ofRecords(long count) {
    return RECORDS + count;
  }

  /** The limit as {@link #parse} reads it; a snapshot's path counts from the folder where it can. */
  static String text(ReplayLimit limit, Path folder) {
    return switch (limit) {
      case ReplayLimit.EndOfData end -> END;
      case ReplayLimit.Records records -> RECORDS + records.count();
      case ReplayLimit.EventTime time -> time.time().toString();
      case ReplayLimit.Positions positions -> KeptComparison.relative(folder, positions.snapshot());
      case ReplayLimit.Position position -> position.uid() + ":" + position.position();
    };
  }

  /** The limit for people. */
  public static String of(ReplayLimit limit) {
    return switch (limit) {
      case ReplayLimit.EndOfData end -> "the end of the data";
      case ReplayLimit.Records records -> String.format(java.util.Locale.ROOT, "record %,d", records.count());
      case ReplayLimit.EventTime time -> "event time " + time.time();
      case ReplayLimit.Positions positions -> "the positions of " + positions.snapshot();
      case ReplayLimit.Position position -> position.uid() + ", " + position.position();
    };
  }
}
