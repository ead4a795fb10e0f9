package dev.stillwater.engine.window;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;

/**
 * Tumbling and sliding windows, and when one of them is over for good.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink's TimeWindow.getWindowStartWithOffset and WindowOperator.cleanupTime.
 *
 * @param sizeMs length of a window, in milliseconds, at least 1
 * @param slideMs time between the starts of two windows, in milliseconds, at least 1
 * @param offsetMs shift of the starts, in milliseconds
 */
record TimeWindows(long sizeMs, long slideMs, long offsetMs) {
  TimeWindows {
    if (sizeMs < 1 || slideMs < 1) {
      throw new IllegalArgumentException("Windows of " + sizeMs + " ms every " + slideMs + " ms cannot be; both must be at least 1 ms.");
    }
  }

  /** The windows that the operator's parameters size, slide and offset say. */
  static TimeWindows of(OperatorPlan plan) {
    long size = plan.longValue("size");
    return new TimeWindows(size, plan.parameter("slide").map(Long::parseLong).orElse(size), plan.longValue("offset"));
  }

  /** Start of the last window that begins at the time or before. */
  long lastStart(long time) {
    return time - Math.floorMod(time - offsetMs, slideMs);
  }

  /** The window of the start. */
  TimeWindowValue at(long start) {
    return new TimeWindowValue(start, start + sizeMs);
  }

  /** Time at which the state of a window of event time goes: its last millisecond and the allowed lateness; Long.MAX_VALUE where that is out of range. */
  static long cleanupTime(TimeWindowValue window, long allowedLatenessMs) {
    long last = window.end() - 1;
    return last + allowedLatenessMs >= last ? last + allowedLatenessMs : Long.MAX_VALUE;
  }
}
