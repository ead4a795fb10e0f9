package dev.stillwater.engine.source;

import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.task.OperatorPart;
import java.util.Optional;
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

  private Optional<SourceTurn> turn = Optional.empty();
  private long untilMs = Long.MAX_VALUE;
  private boolean hasPassedOver;
  private boolean isPastLimit;
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
    return hasPassedOver;
  }

  /** Takes records only in turn with other sources from now on. Before the first record. */
  public final void follow(SourceTurn newTurn) {
    turn = Optional.of(newTurn);
    untilMs = newTurn.untilMs();
  }

  /** Number of records that may be asked for, 0 to max: as many as are granted. */
  public final int granted(int max) {
    hasPassedOver = false;
    return turn.isEmpty() ? max : turn.get().granted(max);
  }

  /** So many records were read and passed on. */
  public final void passedOn(int count) {
    if (turn.isPresent()) {
      turn.get().taken(count);
    }
  }

  /** Whether the end of the source, which it has reached, may be told to those behind it. */
  public final boolean mayEnd() {
    return turn.isEmpty() || turn.get().mayEnd();
  }

  /** Records from this event time on are not taken, in milliseconds; Long.MAX_VALUE for no such time. */
  public final long untilMs() {
    return untilMs;
  }

  /** Whether a record of the event time, in milliseconds, is taken. */
  public final boolean takes(long timestamp) {
    if (timestamp < untilMs || untilMs == Long.MAX_VALUE) {
      return true;
    }
    hasPassedOver = true;
    turn.ifPresent(SourceTurn::passedOver);
    passesOver(timestamp - outOfOrdernessMs >= untilMs);
    return false;
  }

  /**
   * A record is passed over because it is not before the limit.
   *
   * @param isLast whether nothing that was to be read could follow it but late records
   */
  protected void passesOver(boolean isLast) {
    isPastLimit |= isLast;
  }

  /** A record was taken in a replay with a limit of time. */
  protected void tookRecord() {
  }

  /** Whether nothing before the limit can come any more but late records. */
  final boolean isPastLimit() {
    return isPastLimit;
  }

  /** Whether it has come to a place where it had to stop before its end. */
  protected boolean isStopped() {
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
    if (count > 0 && untilMs != Long.MAX_VALUE) {
      tookRecord();
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
    long newest = newest();
    return newest == Long.MIN_VALUE ? Long.MIN_VALUE : newest - outOfOrdernessMs - 1;
  }

  /** How far event time has come, in milliseconds; Long.MIN_VALUE before the first record with event time. */
  final long newest() {
    return Math.min(maxTimestamp, heldBackTo());
  }

  /** Whether no record came for the idle timeout. Not while records are taken in turn, as then no time passes for those that wait. */
  public final boolean isIdle() {
    return idleTimeoutMs > 0 && turn.isEmpty() && clock.nanoTime() - lastRecordNanos >= idleTimeoutMs * 1_000_000L;
  }

  /** When to try again after nothing could be read, as {@link EngineClock#nanoTime()}. */
  public final long wakeNanos() {
    if (turn.isPresent()) {
      return turn.get().granted(1) == 0 ? Long.MAX_VALUE : Math.max(rateLimiter.wakeNanos(), pauseUntilNanos().orElse(Long.MIN_VALUE));
    }
    long wake = Math.max(rateLimiter.wakeNanos(), pauseUntilNanos().orElse(Long.MIN_VALUE));
    return idleTimeoutMs > 0 && !isIdle() ? Math.min(wake, lastRecordNanos + idleTimeoutMs * 1_000_000L) : wake;
  }

  /** Asks the limiter for records. */
  protected final int acquire(int max) {
    return rateLimiter.acquire(max);
  }
}
