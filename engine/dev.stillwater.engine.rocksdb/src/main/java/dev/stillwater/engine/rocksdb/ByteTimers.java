package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.state.TimerService;
import java.util.Optional;

/**
 * The timers of one service.
 *
 * <p>THREADING: the subtask.
 */
final class ByteTimers implements TimerService {
  private final RocksDbKeyedBackend backend;
  private final TimerStore event;
  private final TimerStore processing;
  private final Listener listener;
  private final EngineClock clock;
  private long watermark = Long.MIN_VALUE;

  ByteTimers(RocksDbKeyedBackend backend, TimerStore event, TimerStore processing, Listener listener, EngineClock clock) {
    this.backend = backend;
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

  private boolean fire(TimerStore timers, long upTo, Pause mustPause, Firing firing) {
    for (Optional<TimerStore.Timer> due = timers.poll(upTo); due.isPresent(); due = timers.poll(upTo)) {
      backend.currentKey(due.get().key());
      backend.currentNamespace(due.get().namespace());
      firing.fire(due.get().namespace(), due.get().time());
      if (mustPause.mustPause()) {
        return false;
      }
    }
    return true;
  }
}
