package dev.stillwater.engine.window;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;

/**
 * Fills the rows that windows emit: key fields, start and end of a window of time, aggregates.
 *
 * <p>THREADING: its subtask.
 */
final class WindowResults {
  private final KeyColumns key;
  private final RowAggregator aggregator;

  WindowResults(KeyColumns key, RowAggregator aggregator) {
    this.key = key;
    this.aggregator = aggregator;
  }

  /** The result of a window of time; its event time is the last millisecond of the window. */
  Row ofWindow(Object keyValue, TimeWindowValue window, Row accumulator, Row out) {
    fill(keyValue, accumulator, window.end() - 1, out);
    out.set(key.size(), window.start());
    out.set(key.size() + 1, window.end());
    return out;
  }

  /** The result of a window that is no stretch of time. */
  Row of(Object keyValue, Row accumulator, long timestamp, Row out) {
    return fill(keyValue, accumulator, timestamp, out);
  }

  private Row fill(Object keyValue, Row accumulator, long timestamp, Row out) {
    out.timestamp = timestamp;
    key.put(keyValue, out);
    aggregator.result(accumulator, out);
    return out;
  }
}
