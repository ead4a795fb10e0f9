package dev.stillwater.host.rest;

/**
 * When the answers of a job are kept again for when its process has gone: every five seconds and at news, but of a large job less often, so that it takes no
 * more than a hundredth of the time. Times are of {@link System#nanoTime}.
 *
 * <p>THREADING: one thread.
 */
final class ArchivePace {
  static final long PERIOD_NANOS = 5_000_000_000L;
  private static final long SHARE = 100;

  private long nextNanos;
  private long earliestNanos;
  private long lastCostNanos;

  ArchivePace(long nowNanos) {
    nextNanos = nowNanos;
    earliestNanos = nowNanos;
  }

  /** Whether it is time to keep them. */
  boolean isDue(long nowNanos, boolean isNews) {
    return nowNanos - nextNanos > 0 || isNews && nowNanos - earliestNanos > 0;
  }

  /**
   * They have been kept. The first time takes long for any job, as its classes are loaded, and a busy machine may hold up any: the lesser of two costs is the
   * measure.
   */
  void kept(long beginNanos, long endNanos) {
    long costNanos = endNanos - beginNanos;
    earliestNanos = endNanos + Math.min(lastCostNanos, costNanos) * SHARE;
    nextNanos = Math.max(endNanos + PERIOD_NANOS, earliestNanos);
    lastCostNanos = costNanos;
  }
}
