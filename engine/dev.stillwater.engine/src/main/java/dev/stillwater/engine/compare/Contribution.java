package dev.stillwater.engine.compare;

import java.util.List;
import java.util.Optional;

/**
 * The input records behind a result: those that reached a keyed operator under the result's key, on both sides.
 *
 * <p>THREADING: immutable.
 *
 * @param operator uid of the keyed operator
 * @param key its key, as text
 * @param window start and end of the window in milliseconds, if the result is that of one
 * @param a records of A in their order
 * @param b records of B in their order
 * @param isCut whether there are more than are kept
 */
public record Contribution(String operator, String key, Optional<Window> window, List<Arrival> a, List<Arrival> b, boolean isCut) {
  public Contribution {
    a = List.copyOf(a);
    b = List.copyOf(b);
  }

  /** A stretch of event time, in milliseconds; its end does not belong to it. */
  public record Window(long startMs, long endMs) {
  }

  /**
   * A row that reached the operator.
   *
   * @param position where its input record was read: {@code flights.csv line 1873}
   * @param recordNumber number of the input record in the replay, from 1
   * @param row the row as it reached the operator
   */
  public record Arrival(String position, long recordNumber, ResultRow row) {
  }
}
