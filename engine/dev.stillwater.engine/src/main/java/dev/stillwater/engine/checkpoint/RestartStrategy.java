package dev.stillwater.engine.checkpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Decides whether a failed job is tried again, and when.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink's {@code RestartBackoffTimeStrategy} and its four kinds; without their jitter, so that a run with a seed can be repeated.
 */
public final class RestartStrategy {
  private final RestartSettings settings;
  private final Deque<Long> failureTimesMs = new ArrayDeque<>();
  private int failures;
  private long delayMs;
  private long lastFailureMs;

  /** A strategy that has seen no failure yet. */
  public RestartStrategy(RestartSettings settings) {
    this.settings = settings;
    delayMs = settings.delayMs();
  }

  /**
   * A failure has come.
   *
   * @param nowMs the time in milliseconds, of any origin
   * @return time before the next attempt, in milliseconds; empty when there is none
   */
  public OptionalLong failed(long nowMs) {
    failures++;
    return switch (settings.kind()) {
      case NONE -> OptionalLong.empty();
      case FIXED_DELAY -> failures <= settings.maxAttempts() ? OptionalLong.of(settings.delayMs()) : OptionalLong.empty();
      case EXPONENTIAL_DELAY -> exponential(nowMs);
      case FAILURE_RATE -> rate(nowMs);
    };
  }

  private OptionalLong exponential(long nowMs) {
    boolean isFirst = failures == 1 || nowMs - lastFailureMs >= settings.failureIntervalMs() + delayMs;
    long next = isFirst ? settings.delayMs() : (long) Math.max(delayMs + 1.0, delayMs * settings.backoffMultiplier());
    delayMs = Math.min(settings.maxDelayMs(), next);
    lastFailureMs = nowMs;
    return OptionalLong.of(delayMs);
  }

  private OptionalLong rate(long nowMs) {
    failureTimesMs.addLast(nowMs);
    while (nowMs - failureTimesMs.peekFirst() > settings.failureIntervalMs()) {
      failureTimesMs.removeFirst();
    }
    return failureTimesMs.size() <= settings.maxFailuresPerInterval() ? OptionalLong.of(settings.delayMs()) : OptionalLong.empty();
  }
}
