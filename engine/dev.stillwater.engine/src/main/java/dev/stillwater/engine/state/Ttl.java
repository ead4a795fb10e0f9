package dev.stillwater.engine.state;

import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.value.TtlValue;

/**
 * What a time to live does to stored values: they are wrapped with the time of the last access, and not seen once they have expired.
 *
 * <p>THREADING: the subtask; {@link #isExpired} any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code AbstractTtlDecorator}, {@code TtlUtils}.
 */
public final class Ttl {
  private final StateTtl settings;
  private final EngineClock clock;

  /** Makes the rules; the clock tells the time. */
  public Ttl(StateTtl settings, EngineClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The value as it is stored when it is written now. */
  public TtlValue wrap(Object value) {
    return new TtlValue(clock.currentTimeMs(), value);
  }

  /** Whether the stored value has expired by now. */
  public boolean isExpired(Object stored) {
    return isExpired(stored, clock.currentTimeMs());
  }

  /** Whether the stored value has expired at the time, in milliseconds. */
  public boolean isExpired(Object stored, long nowMs) {
    long last = ((TtlValue) stored).lastAccess();
    long ttl = last > 0 ? Math.min(Long.MAX_VALUE - last, settings.ttlMs()) : settings.ttlMs();
    return last + ttl <= nowMs;
  }

  /** Whether a value that has expired may be seen as long as it is there. */
  public boolean showsExpired() {
    return settings.visibility() == StateTtl.Visibility.RETURN_EXPIRED_IF_NOT_CLEANED_UP;
  }

  /** Whether a read makes the value live on. */
  public boolean isRenewedByReads() {
    return settings.update() == StateTtl.Update.ON_READ_AND_WRITE;
  }

  /** The value of a stored one that others are added to; null when it does not count any more. */
  public Object toAddTo(Object stored) {
    return stored == null || isExpired(stored) && !showsExpired() ? null : ((TtlValue) stored).value();
  }

  /** The time now, in milliseconds. */
  public long nowMs() {
    return clock.currentTimeMs();
  }
}
