package dev.stillwater.engine.source;

import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.task.OperatorPart;
import java.util.OptionalLong;

/**
 * The hand-written part of a source: how many records may be read now, and the watermark that follows from those that were.
 *
 * <p>Watermarks are those of bounded out-of-orderness: highest timestamp - bound - 1 ms.
 *
 * <p>THREADING: its subtask.
 */
public abstract class SourceOperator implements OperatorPart {
  /** Highest event time so far, in milliseconds; Long.MIN_VALUE before the first. Set by generated code. */
  public long maxTimestamp = Long.MIN_VALUE;

  private final long outOfOrdernessMs;
  private final long idleTimeoutMs;
  private final EngineClock clock;
  private final RateLimiter rateLimiter;
  private long lastRecordNanos;

  /**
   * Makes a source.
   *
   * @param outOfOrdernessMs how far records may lag behind the newest, in milliseconds
   * @param idleTimeoutMs time without a record after which the source is idle, in milliseconds; 0 for never
   */
  protected SourceOperator(long outOfOrdernessMs, long idleTimeoutMs, RateLimiter rateLimiter, EngineClock clock) {
    this.outOfOrdernessMs = outOfOrdernessMs;
    this.idleTimeoutMs = idleTimeoutMs;
    this.rateLimiter = rateLimiter;
    this.clock = clock;
    lastRecordNanos = clock.nanoTime();
  }

  /** Whether all records have been read. */
  public abstract boolean isFinished();

  /** Whether the source is busy finding its place, so that it should be asked again at once although there is no record yet. */
  public boolean isSearching() {
    return false;
  }

  /** Number of records that may be read now, 0 to max. */
  public abstract int begin(int max);

  /** Where the record that was read last comes from, as a number. */
  public abstract long position();

  /** The position as text for people. */
  public abstract String positionText(long position);

  /** Tells the limiter and the idle clock how many of the allowed records were read. */
  public final void end(int allowed, int count) {
    rateLimiter.giveBack(allowed - count);
    if (idleTimeoutMs > 0 && count > 0) {
      lastRecordNanos = clock.nanoTime();
    }
    ended();
  }

  /** The records of a step have been read and their event times are known. */
  protected void ended() {
  }

  /** Moment before which nothing new can come, as {@link EngineClock#nanoTime()}; empty when that is not known. */
  protected OptionalLong pauseUntilNanos() {
    return OptionalLong.empty();
  }

  /** Newest event time that holds the watermark back beside that of the records that are read, in milliseconds; Long.MAX_VALUE for none. */
  protected long heldBackTo() {
    return Long.MAX_VALUE;
  }

  /** The watermark in milliseconds; Long.MIN_VALUE before the first record with event time. */
  public final long watermark() {
    long newest = Math.min(maxTimestamp, heldBackTo());
    return newest == Long.MIN_VALUE ? Long.MIN_VALUE : newest - outOfOrdernessMs - 1;
  }

  /** Whether no record came for the idle timeout. */
  public final boolean isIdle() {
    return idleTimeoutMs > 0 && clock.nanoTime() - lastRecordNanos >= idleTimeoutMs * 1_000_000L;
  }

  /** When to try again after nothing could be read, as {@link EngineClock#nanoTime()}. */
  public final long wakeNanos() {
    long wake = Math.max(rateLimiter.wakeNanos(), pauseUntilNanos().orElse(Long.MIN_VALUE));
    return idleTimeoutMs > 0 && !isIdle() ? Math.min(wake, lastRecordNanos + idleTimeoutMs * 1_000_000L) : wake;
  }

  /** Asks the limiter for records. */
  protected final int acquire(int max) {
    return rateLimiter.acquire(max);
  }
}
