package dev.stillwater.engine.checkpoint;

import java.util.Objects;

/**
 * What the engine does when a job fails.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: the restart-strategy options of Flink 2.3.
 *
 * @param kind the strategy
 * @param maxAttempts fixed delay: number of restarts before the job fails for good
 * @param delayMs fixed delay, failure rate: time before each restart; exponential delay: before the first one; in milliseconds
 * @param maxDelayMs exponential delay: longest time before a restart, in milliseconds
 * @param backoffMultiplier exponential delay: factor from one delay to the next, above 1
 * @param maxFailuresPerInterval failure rate: failures that are allowed in the interval
 * @param failureIntervalMs failure rate: the interval; exponential delay: time without a failure after which the delay is the first one again; in milliseconds
 */
public record RestartSettings(Kind kind, int maxAttempts, long delayMs, long maxDelayMs, double backoffMultiplier, int maxFailuresPerInterval,
    long failureIntervalMs) {
  /** The strategies. */
  public enum Kind {
    /** The job fails. */
    NONE,
    /** So many restarts with the same delay. */
    FIXED_DELAY,
    /** Restarts without end, with growing delays. */
    EXPONENTIAL_DELAY,
    /** Restarts unless too many failures come in an interval. */
    FAILURE_RATE
  }

  public RestartSettings {
    Objects.requireNonNull(kind, "kind");
    if (maxAttempts < 0 || delayMs < 0 || maxDelayMs < 0 || kind == Kind.EXPONENTIAL_DELAY && !(backoffMultiplier > 1) || maxFailuresPerInterval < 0
        || failureIntervalMs < 0) {
      throw new IllegalArgumentException("The restart settings are out of range: " + kind + ", attempts " + maxAttempts + ", delay " + delayMs + " to " + maxDelayMs
          + ", multiplier " + backoffMultiplier + ", failures " + maxFailuresPerInterval + " in " + failureIntervalMs + " ms.");
    }
  }

  /** A failure ends the job. */
  public static RestartSettings none() {
    return new RestartSettings(Kind.NONE, 0, 0, 0, 1.5, 1, 60_000);
  }

  /** So many restarts, each after so many milliseconds. */
  public static RestartSettings fixedDelay(int attempts, long delayMs) {
    return new RestartSettings(Kind.FIXED_DELAY, attempts, delayMs, delayMs, 1.5, 1, 60_000);
  }
}
