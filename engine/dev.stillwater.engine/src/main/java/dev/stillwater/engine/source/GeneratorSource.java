package dev.stillwater.engine.source;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;

/**
 * Counts for the generator: subtask i of p makes the records i, i + p, i + 2p and so on, so that a record does not depend on the parallelism.
 *
 * <p>THREADING: its subtask.
 */
public final class GeneratorSource extends SourceOperator {
  private final long rate;
  private final long count;
  private final long seed;
  private final long startMs;
  private final int stride;
  private final int subtask;
  private long next;

  /** Makes the part of the operator in the context's subtask. */
  public GeneratorSource(OperatorPlan plan, ChainContext context) {
    super(plan.longValue("outOfOrderness"), 0,
        context.shared(plan.uid(), RateLimiter.class, () -> new RateLimiter(plan.longValue("rate"), context.clock())), context.clock());
    rate = plan.longValue("rate");
    count = plan.longValue("count");
    seed = plan.longValue("seed");
    startMs = plan.longValue("start");
    stride = context.parallelism();
    subtask = context.subtask();
    next = subtask;
  }

  @Override
  public boolean isFinished() {
    return count > 0 && next >= count;
  }

  @Override
  public int begin(int max) {
    if (count == 0) {
      return acquire(max);
    }
    long remaining = next >= count ? 0 : (count - next + stride - 1) / stride;
    return remaining == 0 ? 0 : acquire((int) Math.min(max, remaining));
  }

  /** Number of the next record. */
  public long next() {
    return next;
  }

  /** Distance between the numbers of two records of this subtask. */
  public int stride() {
    return stride;
  }

  /** Sets the number of the next record after a loop. */
  public void next(long number) {
    next = number;
  }

  /** Event time of a record, in milliseconds: start + n / rate, or a millisecond a record when there is no rate. */
  public long time(long n) {
    if (rate == 0) {
      return startMs + n;
    }
    return startMs + n / rate * 1000 + n % rate * 1000 / rate;
  }

  /** A number that looks random and depends on seed and n alone (SplitMix64). */
  public long random(long n) {
    long z = seed + (n + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  @Override
  public long position() {
    return next;
  }

  @Override
  public String positionText(long position) {
    return "record " + position;
  }

  @Override
  public void report(OperatorMetrics metrics) {
    metrics.recordsTotal(count == 0 ? 0 : (count - Math.min(count, subtask) + stride - 1) / stride);
  }
}
