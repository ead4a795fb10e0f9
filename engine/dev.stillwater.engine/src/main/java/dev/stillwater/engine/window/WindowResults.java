package dev.stillwater.engine.window;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;

/**
 * Fills the rows that windows emit: key fields, start and end of a window of time, aggregates.
 *
 * <p>THREADING: its subtask.
 */
final class WindowResults {
  private final RowKeys keys;
  private final int keySize;
  private final RowAggregator aggregator;

  WindowResults(RowKeys keys, int keySize, RowAggregator aggregator) {
    this.keys = keys;
    this.keySize = keySize;
    this.aggregator = aggregator;
  }

  /** The result of a window of time; its event time is the last millisecond of the window. */
  Row ofWindow(Object key, TimeWindowValue window, Row accumulator, Row out) {
    fill(key, accumulator, window.end() - 1, out);
    out.set(keySize, window.start());
    out.set(keySize + 1, window.end());
    return out;
  }

  /** The result of a window that is no stretch of time. */
  Row of(Object key, Row accumulator, long timestamp, Row out) {
    return fill(key, accumulator, timestamp, out);
  }

  private Row fill(Object key, Row accumulator, long timestamp, Row out) {
    out.timestamp = timestamp;
    for (int index = 0; index < keySize; index++) {
      out.set(index, keys.field(key, index));
    }
    aggregator.result(accumulator, out);
    return out;
  }
}
