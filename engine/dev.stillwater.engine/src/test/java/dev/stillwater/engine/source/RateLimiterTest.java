package dev.stillwater.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.sched.VirtualClock;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final VirtualClock clock = new VirtualClock(0);

  @Test
  void records_areSpreadOverTheSecond() {
    // Catches a rate that is off by more than one record, or is lost in rounding after a long run.
    RateLimiter limiter = new RateLimiter(10_000, clock);
    assertEquals(1, limiter.acquire(1000));
    assertEquals(0, limiter.acquire(1000));
    clock.advanceTo(1_000_000);
    assertEquals(10, limiter.acquire(1000));
    clock.advanceTo(3_600L * 24 * 365 * 1_000_000_000L);
    long taken = 11;
    for (int got = limiter.acquire(Integer.MAX_VALUE); got > 0; got = limiter.acquire(Integer.MAX_VALUE)) {
      taken += got;
    }
    assertEquals(3_600L * 24 * 365 * 10_000 + 1, taken);
  }

  @Test
  void unusedRecords_areGivenBack() {
    // Catches a rate that sinks with every bad line.
    RateLimiter limiter = new RateLimiter(1, clock);
    assertEquals(1, limiter.acquire(5));
    limiter.giveBack(1);
    assertEquals(1, limiter.acquire(5));
  }

  @Test
  void rateZero_isNoLimit() {
    // Catches unlimited sources being throttled.
    assertEquals(1024, new RateLimiter(0, clock).acquire(1024));
  }

  @Test
  void wait_isNeverZeroWhenThereIsALimit() {
    // Catches a source that spins while it waits for its time.
    assertTrue(new RateLimiter(1_000_000, clock).wakeNanos() > clock.nanoTime());
  }
}
