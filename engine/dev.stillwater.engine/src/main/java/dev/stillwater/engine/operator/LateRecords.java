package dev.stillwater.engine.operator;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.OperatorWatermark;
import dev.stillwater.engine.task.RestoredState;

/**
 * The watermark of an operator, also over a restore, so that a record that was late never is taken for an early one; and how many were late.
 *
 * <p>THREADING: the subtask.
 */
final class LateRecords {
  private final OperatorWatermark watermark = new OperatorWatermark();
  private long count;

  void restore(RestoredState restored) {
    watermark.restore(restored);
  }

  void snapshot(OperatorSnapshot snapshot) {
    watermark.snapshot(snapshot);
  }

  void report(OperatorMetrics metrics) {
    metrics.lateRecords(count);
  }

  void advance(long newWatermark) {
    watermark.advance(newWatermark);
  }

  long watermark() {
    return watermark.value();
  }

  /** Whether nothing at the time may come any more. */
  boolean isPast(long timeMs) {
    return timeMs <= watermark.value();
  }

  void countLate() {
    count++;
  }

  /** The event time of the row; a row without one has no place in an operator of event time. */
  static long timestamp(Row row) {
    if (row.timestamp == Row.NO_TIMESTAMP) {
      throw new IllegalArgumentException("The record has no event time. Set the parameter eventTime of its source.");
    }
    return row.timestamp;
  }
}
