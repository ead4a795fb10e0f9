package dev.stillwater.engine.snapshot.index;

import java.util.List;
import java.util.Optional;

/**
 * What the values of a column are like.
 *
 * <p>THREADING: immutable.
 *
 * @param column name of the column
 * @param type type of its values
 * @param values number of values that are there
 * @param missing number of entries without one
 * @param distinct number of different values
 * @param isDistinctExact whether that was counted and not estimated (to some 2 %)
 * @param min smallest value as a person reads it, empty where values have no order
 * @param max largest value
 * @param mean mean of numbers
 * @param frequent the most frequent values, most frequent first
 */
public record ColumnStatistics(String column, ColumnType type, long values, long missing, long distinct, boolean isDistinctExact, Optional<String> min,
    Optional<String> max, Optional<Double> mean, List<Frequent> frequent) {
  public ColumnStatistics {
    frequent = List.copyOf(frequent);
  }

  /**
   * A frequent value.
   *
   * @param value the value as a person reads it
   * @param count how often it is there; where that is not exact, at least so often
   * @param isExact whether it was counted and not bounded from below
   */
  public record Frequent(String value, long count, boolean isExact) {
  }
}
