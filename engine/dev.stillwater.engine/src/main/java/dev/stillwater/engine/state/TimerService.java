package dev.stillwater.engine.state;

/**
 * Timers of the current key and a namespace. A timer of the same key, namespace and time exists once.
 *
 * <p>THREADING: the subtask.
 *
 * <p>SOURCE: Flink's InternalTimerService; in snapshots the states {@code _timer_state/event_<service>} and {@code _timer_state/processing_<service>}.
 */
public interface TimerService {
  /** The watermark, in milliseconds; Long.MIN_VALUE before the first. */
  long currentWatermark();

  /** The processing time, in milliseconds. */
  long currentProcessingTime();

  /** Registers a timer that fires when the watermark reaches the time. */
  void registerEventTimeTimer(Object namespace, long timeMs);

  /** Removes such a timer. */
  void deleteEventTimeTimer(Object namespace, long timeMs);

  /** Registers a timer that fires when the processing time reaches the time. */
  void registerProcessingTimeTimer(Object namespace, long timeMs);

  /** Removes such a timer. */
  void deleteProcessingTimeTimer(Object namespace, long timeMs);

  /** Earliest processing-time timer, in milliseconds; Long.MAX_VALUE when there is none. */
  long nextProcessingTime();

  /**
   * Fires the event-time timers up to the watermark, in order of time; with each the current key is that of the timer.
   *
   * @param mustPause asked after each timer; true stops the loop
   * @return false when it stopped early and must be called again with the same watermark
   */
  boolean advanceWatermark(long watermark, Pause mustPause);

  /** As {@link #advanceWatermark} for the processing time. */
  boolean advanceProcessingTime(long nowMs, Pause mustPause);

  /** Called when a timer fires. */
  interface Listener {
    /** An event-time timer has fired; the backend's current key is that of the timer. */
    void onEventTime(Object namespace, long timeMs);

    /** A processing-time timer has fired. */
    void onProcessingTime(Object namespace, long timeMs);
  }

  /** Whether a long loop has to stop here. */
  @FunctionalInterface
  interface Pause {
    /** True to stop. */
    boolean mustPause();
  }
}
