package dev.stillwater.host.replay;

import dev.stillwater.engine.compare.Equality.TimeRange;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.WantedKey;
import dev.stillwater.model.ParameterValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What counts as equal, as people write it on the command line and in comparison files.
 *
 * <p>THREADING: stateless.
 */
public final class EqualityText {
  private static final String RANGE = "..";
  private static final double HUNDRED = 100;

  private EqualityText() {
  }

  /**
   * The rules with a tolerance: {@code 0.01} is a difference, {@code 1%} a share of the larger value.
   *
   * @throws IllegalArgumentException if the text is no such number
   */
  public static Equality withTolerance(Equality equality, String text) {
    boolean isShare = text.endsWith("%");
    double number;
    try {
      number = Double.parseDouble(isShare ? text.substring(0, text.length() - 1).strip() : text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The tolerance '" + text + "' is no number; expected a difference such as 0.01, or a share such as 1%.", e);
    }
    if (!(number >= 0) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("The tolerance '" + text + "' is not possible; expected 0 or more.");
    }
    return isShare ? equality.withTolerance(equality.toleranceAbsolute(), number / HUNDRED) : equality.withTolerance(number, equality.toleranceRelative());
  }

  /**
   * A range of event time: {@code FROM..TO}, the end not included.
   *
   * @throws IllegalArgumentException if the text is no such range
   */
  public static TimeRange range(String text) {
    int dots = text.indexOf(RANGE);
    if (dots <= 0 || dots + RANGE.length() == text.length()) {
      throw new IllegalArgumentException("The window '" + text + "' is not understood; expected FROM..TO, such as 2001-01-01..2001-02-01; TO is not included.");
    }
    return new TimeRange(ParameterValues.parseTimestamp(text.substring(0, dots).strip()), ParameterValues.parseTimestamp(text.substring(dots + RANGE.length()).strip()));
  }

  /**
   * A key: its values with commas between, and behind an @ when the window begins that is meant: {@code ORD@2001-01-04}.
   *
   * @throws IllegalArgumentException if what is behind the @ is no time
   */
  public static WantedKey key(String text) {
    int at = text.lastIndexOf('@');
    OptionalLong start = at < 0 ? OptionalLong.empty() : OptionalLong.of(ParameterValues.parseTimestamp(text.substring(at + 1).strip()).toEpochMilli());
    return new WantedKey(Arrays.stream((at < 0 ? text : text.substring(0, at)).split(",", -1)).map(String::strip).toList(), start);
  }

  /** The tolerances as {@link #withTolerance} reads them: a difference, a share, both or none. */
  public static List<String> tolerances(Equality equality) {
    List<String> tolerances = new ArrayList<>();
    if (equality.toleranceAbsolute() > 0) {
      tolerances.add(Double.toString(equality.toleranceAbsolute()));
    }
    if (equality.toleranceRelative() > 0) {
      tolerances.add(equality.toleranceRelative() * HUNDRED + "%");
    }
    return tolerances;
  }

  /** The range as {@link #range} reads it. */
  public static String of(TimeRange range) {
    return ParameterValues.formatTimestamp(range.from()) + RANGE + ParameterValues.formatTimestamp(range.to());
  }
}
