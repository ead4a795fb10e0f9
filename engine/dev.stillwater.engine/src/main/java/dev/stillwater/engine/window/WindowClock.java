package dev.stillwater.engine.window;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.OperatorWatermark;

/**
 * The time of a hand-written window operator: its timers, and the watermark, which goes with snapshots so that a restored job finds the same records late.
 *
 * <p>THREADING: its subtask.
 */
final class WindowClock {
  /** Name of the timers in snapshots. */
  static final String TIMERS = "window-timers";

  private final String uid;
  private final ChainContext context;
  private final TimerService timers;
  private final OperatorWatermark watermark = new OperatorWatermark();

  /** Asks the backend for the operator's timers, which fire on the listener. */
  WindowClock(OperatorPlan plan, ChainContext context, KeyedStateBackend state, ValueSerializer namespace, TimerService.Listener listener) {
    uid = plan.uid();
    this.context = context;
    timers = state.timers(TIMERS, namespace, listener);
  }

  /** Takes the lowest watermark of the snapshot that the job is restored from; on the thread that starts the job. */
  void open() {
    watermark.restore(context.restored(uid));
  }

  /** Adds the watermark to a snapshot. */
  void snapshot(OperatorSnapshot snapshot) {
    watermark.snapshot(snapshot);
  }

  /** The timers. */
  TimerService timers() {
    return timers;
  }

  /** The watermark, in milliseconds; after a restore that of the snapshot until a later one comes. */
  long watermark() {
    return watermark.value();
  }

  /** The processing time, in milliseconds. */
  long processingTime() {
    return timers.currentProcessingTime();
  }

  /** Lets the watermark rise and fires the timers up to it; false when an output is full before the last of them. */
  boolean advance(long newWatermark) {
    watermark.advance(newWatermark);
    return timers.advanceWatermark(watermark.value(), this::mustPause);
  }

  /** Earliest time, in milliseconds, at which {@link #advanceProcessingTime} has something to do; Long.MAX_VALUE for never. */
  long nextProcessingTime() {
    long next = timers.nextProcessingTime();
    return next == Long.MAX_VALUE ? next : next + 1;
  }

  /**
   * Fires the processing-time timers whose millisecond is over, so that no more records come in it; false when an output is full before the last of them.
   *
   * <p>SOURCE: Flink's ProcessingTimeServiceUtil.getProcessingTimeDelay.
   */
  boolean advanceProcessingTime(long nowMs) {
    return timers.advanceProcessingTime(nowMs - 1, this::mustPause);
  }

  private boolean mustPause() {
    if (context.control().isStopping()) {
      return true;
    }
    boolean isBlocked = false;
    for (int outlet = 0; outlet < context.outletCount(); outlet++) {
      isBlocked |= context.outlet(outlet).isBlocked();
    }
    return isBlocked;
  }

  /**
   * The event time of a record, in milliseconds.
   *
   * @throws IllegalStateException if it has none
   */
  static long eventTime(Row row) {
    if (row.timestamp == Row.NO_TIMESTAMP) {
      throw new IllegalStateException("The record has no event time; set the parameter eventTime of its source.");
    }
    return row.timestamp;
  }
}
