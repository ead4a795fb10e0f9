package dev.stillwater.engine.state;

import dev.stillwater.engine.sched.EngineClock;

/**
 * The timers of one service: a queue of those of event time and one of those of processing time.
 *
 * <p>THREADING: the subtask.
 */
public final class QueuedTimers implements TimerService {
  /** What stands before the name of a service in the name of the state with its event-time timers. */
  public static final String EVENT = "_timer_state/event_";
  /** What stands before the name of a service in the name of the state with its processing-time timers. */
  public static final String PROCESSING = "_timer_state/processing_";

  private final Queue event;
  private final Queue processing;
  private final Listener listener;
  private final EngineClock clock;
  private long watermark = Long.MIN_VALUE;

  /** Timers, each of which exists once in its queue. */
  public interface Queue {
    /** Adds the timer of the current key, unless it is there. */
    void add(Object namespace, long timeMs);

    /** Removes the timer of the current key, if it is there. */
    void remove(Object namespace, long timeMs);

    /** Time of the earliest timer in milliseconds, Long.MAX_VALUE when there is none. */
    long firstTime();

    /** Takes out the earliest timer if it is due at the time, makes its key and namespace the current ones and fires it; false when none is due. */
    boolean fireFirst(long upToMs, Firing firing);
  }

  /** What is called for a timer. */
  @FunctionalInterface
  public interface Firing {
    /** The timer of the current key has come. */
    void fire(Object namespace, long timeMs);
  }

  /** The timers of a service in their queues. */
  public QueuedTimers(Queue event, Queue processing, Listener listener, EngineClock clock) {
    this.event = event;
    this.processing = processing;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public long currentWatermark() {
    return watermark;
  }

  @Override
  public long currentProcessingTime() {
    return clock.currentTimeMs();
  }

  @Override
  public void registerEventTimeTimer(Object namespace, long timeMs) {
    event.add(namespace, timeMs);
  }

  @Override
  public void deleteEventTimeTimer(Object namespace, long timeMs) {
    event.remove(namespace, timeMs);
  }

  @Override
  public void registerProcessingTimeTimer(Object namespace, long timeMs) {
    processing.add(namespace, timeMs);
  }

  @Override
  public void deleteProcessingTimeTimer(Object namespace, long timeMs) {
    processing.remove(namespace, timeMs);
  }

  @Override
  public long nextProcessingTime() {
    return processing.firstTime();
  }

  @Override
  public boolean advanceWatermark(long newWatermark, Pause mustPause) {
    watermark = Math.max(watermark, newWatermark);
    return fire(event, newWatermark, mustPause, listener::onEventTime);
  }

  @Override
  public boolean advanceProcessingTime(long nowMs, Pause mustPause) {
    return fire(processing, nowMs, mustPause, listener::onProcessingTime);
  }

  private static boolean fire(Queue queue, long upTo, Pause mustPause, Firing firing) {
    while (queue.fireFirst(upTo, firing)) {
      if (mustPause.mustPause()) {
        return false;
      }
    }
    return true;
  }
}
