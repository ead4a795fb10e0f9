package dev.stillwater.engine.source;

import dev.stillwater.engine.sched.EngineClock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spreads a number of records a second over all subtasks of a source.
 *
 * <p>THREADING: any thread.
 */
public final class RateLimiter {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long WAIT_NANOS_MIN = 2_000_000L;

  private final long rate;
  private final EngineClock clock;
  private final long startNanos;
  private final AtomicLong taken = new AtomicLong();

  /** Makes a limiter of so many records a second, 0 for no limit. The time begins now. */
  public RateLimiter(long rate, EngineClock clock) {
    this.rate = rate;
    this.clock = clock;
    startNanos = clock.nanoTime();
  }

  /** Takes up to max records that are due; 0 when none is. */
  public int acquire(int max) {
    if (rate == 0) {
      return max;
    }
    long elapsed = clock.nanoTime() - startNanos;
    long due = elapsed / SECOND_NANOS * rate + (long) (elapsed % SECOND_NANOS * (double) rate / SECOND_NANOS) + 1;
    while (true) {
      long before = taken.get();
      int count = (int) Math.min(max, due - before);
      if (count <= 0) {
        return 0;
      }
      if (taken.compareAndSet(before, before + count)) {
        return count;
      }
    }
  }

  /** Gives back what was acquired and not used. */
  public void giveBack(int count) {
    if (rate != 0 && count > 0) {
      taken.addAndGet(-count);
    }
  }

  /** When to ask again after nothing was due, as {@link EngineClock#nanoTime()}. */
  public long wakeNanos() {
    return rate == 0 ? clock.nanoTime() : clock.nanoTime() + Math.max(WAIT_NANOS_MIN, SECOND_NANOS / rate);
  }
}
