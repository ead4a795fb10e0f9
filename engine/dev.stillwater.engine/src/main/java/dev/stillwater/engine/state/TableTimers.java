package dev.stillwater.engine.state;

import dev.stillwater.engine.sched.EngineClock;
import java.util.Optional;

/**
 * The timers of one service on the heap.
 *
 * <p>THREADING: the subtask.
 */
final class TableTimers implements TimerService {
  /** What stands before the name of a service in the name of the state with its event-time timers. */
  static final String EVENT = "_timer_state/event_";
  /** What stands before the name of a service in the name of the state with its processing-time timers. */
  static final String PROCESSING = "_timer_state/processing_";

  private final KeyContext context;
  private final TimerQueue event;
  private final TimerQueue processing;
  private final Listener listener;
  private final EngineClock clock;
  private long watermark = Long.MIN_VALUE;

  TableTimers(KeyContext context, TimerQueue event, TimerQueue processing, Listener listener, EngineClock clock) {
    this.context = context;
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

  /** What is called for a timer. */
  @FunctionalInterface
  private interface Firing {
    void fire(Object namespace, long timeMs);
  }

  private boolean fire(TimerQueue queue, long upTo, Pause mustPause, Firing firing) {
    for (Optional<TimerEntry> due = queue.poll(upTo); due.isPresent(); due = queue.poll(upTo)) {
      TimerEntry timer = due.get();
      context.key(timer.key);
      context.namespace(timer.namespace);
      firing.fire(timer.namespace, timer.time);
      if (mustPause.mustPause()) {
        return false;
      }
    }
    return true;
  }
}
