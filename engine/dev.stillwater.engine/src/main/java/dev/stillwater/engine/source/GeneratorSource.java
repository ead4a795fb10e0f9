package dev.stillwater.engine.source;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts for the generator: subtask i of p makes the records i, i + p, i + 2p and so on, so that a record does not depend on the parallelism. After a restore
 * a subtask may have several such sequences; the one whose next number is the smallest goes first.
 *
 * <p>THREADING: its subtask.
 */
public final class GeneratorSource extends SourceOperator {
  private static final long NONE = -1;

  private final OperatorPlan plan;
  private final ChainContext context;
  private final long rate;
  private final long count;
  private final long seed;
  private final long startMs;
  private long[] nexts;
  private long[] strides;
  private long[] newest;
  private long[] stops;
  private long[] passedOver;
  private int current;
  private long next;
  private long stride;
  private long total;

  /** Makes the part of the operator in the context's subtask. */
  public GeneratorSource(OperatorPlan plan, ChainContext context) {
    super(plan.longValue("outOfOrderness"), 0,
        context.shared(plan.uid(), RateLimiter.class, () -> new RateLimiter(plan.longValue("rate"), context.clock())), context.clock());
    this.plan = plan;
    this.context = context;
    rate = plan.longValue("rate");
    count = plan.longValue("count");
    seed = plan.longValue("seed");
    startMs = plan.longValue("start");
    take(List.of(new NumberStops.Piece(new NumberSplit(context.subtask(), context.parallelism(), Long.MIN_VALUE), NumberStops.NONE)));
  }

  @Override
  public void open() {
    List<NumberSplit> all = context.restored(plan.uid()).list(NumberSplit.STATE).stream().map(NumberSplit::of).toList();
    List<NumberSplit> own = all.isEmpty() ? List.of(new NumberSplit(context.subtask(), context.parallelism(), Long.MIN_VALUE))
        : NumberSplit.share(all, context.subtask(), context.parallelism());
    try {
      take(NumberStops.pieces(context.given(plan.uid(), SourceStop.class), own, all.isEmpty() ? List.of(new NumberSplit(0, 1, Long.MIN_VALUE)) : all, count));
    } catch (IllegalArgumentException e) {
      throw new JobFailureException(JobFailure.of(plan.uid(), e.getMessage(), e));
    }
  }

  private void take(List<NumberStops.Piece> pieces) {
    List<NumberSplit> splits = pieces.stream().map(NumberStops.Piece::split).toList();
    stops = pieces.stream().mapToLong(piece -> Math.min(piece.stop(), count > 0 ? count : NumberStops.NONE)).toArray();
    nexts = splits.stream().mapToLong(NumberSplit::next).toArray();
    passedOver = new long[nexts.length];
    Arrays.fill(passedOver, NONE);
    strides = splits.stream().mapToLong(NumberSplit::stride).toArray();
    newest = splits.stream().mapToLong(NumberSplit::newest).toArray();
    total = 0;
    for (int split = 0; split < nexts.length && count > 0; split++) {
      total += remaining(split);
    }
    next = Long.MAX_VALUE;
    if (nexts.length > 0) {
      use(0);
      choose();
    }
  }

  private long remaining(int split) {
    return nexts[split] >= stops[split] ? 0 : (stops[split] - nexts[split] + strides[split] - 1) / strides[split];
  }

  private void keep() {
    if (nexts.length > 0) {
      nexts[current] = next;
      newest[current] = maxTimestamp;
    }
  }

  private void use(int split) {
    current = split;
    next = nexts[split];
    stride = strides[split];
    maxTimestamp = newest[split];
  }

  private void choose() {
    keep();
    int least = 0;
    for (int split = 1; split < nexts.length; split++) {
      boolean isOver = nexts[split] >= stops[split];
      boolean isLeastOver = nexts[least] >= stops[least];
      least = isOver == isLeastOver ? nexts[split] < nexts[least] ? split : least : isOver ? least : split;
    }
    use(least);
  }

  /** Of the others those that are not at their end count. */
  @Override
  protected long heldBackTo() {
    long oldest = Long.MAX_VALUE;
    for (int split = 0; split < nexts.length; split++) {
      if (split != current && (count == 0 || nexts[split] < count)) {
        oldest = Math.min(oldest, newest[split]);
      }
    }
    return oldest;
  }

  @Override
  public boolean isFinished() {
    if (nexts.length > 1) {
      choose();
    }
    return nexts.length == 0 || next >= stops[current];
  }

  @Override
  protected boolean isStopped() {
    keep();
    for (int split = 0; split < nexts.length; split++) {
      if (nexts[split] >= stops[split] && (count == 0 || nexts[split] < count)) {
        return isFinished();
      }
    }
    return false;
  }

  @Override
  public int begin(int max) {
    if (nexts.length > 1) {
      choose();
    }
    if (nexts.length == 0) {
      return 0;
    }
    if (stops[current] == NumberStops.NONE) {
      return acquire(max);
    }
    long remaining = next >= stops[current] ? 0 : (stops[current] - next + stride - 1) / stride;
    return remaining == 0 ? 0 : acquire((int) Math.min(max, remaining));
  }

  /** Number of the next record. */
  public long next() {
    return next;
  }

  /** Distance between the numbers of two records of this subtask, until the next {@link #begin}. */
  public long stride() {
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

  /** A sequence that has come so far is at its end; another one may not be. */
  @Override
  protected void passesOver(boolean isLast) {
    passedOver[current] = passedOver[current] == NONE ? next : passedOver[current];
    stops[current] = isLast ? Math.min(stops[current], next) : stops[current];
  }

  @Override
  protected void tookRecord() {
    passedOver[current] = NONE;
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    keep();
    List<NumberSplit> splits = new ArrayList<>();
    for (int split = 0; split < nexts.length; split++) {
      long first = passedOver[split] == NONE ? nexts[split] : passedOver[split];
      splits.add(new NumberSplit(first, strides[split], newest[split]));
      snapshot.position(new SourcePosition(context.subtask(), "every " + strides[split] + " records", "record " + first));
    }
    snapshot.union(NumberSplit.STATE, NumberSplit.serializer(), splits.stream().map(NumberSplit::row).toList());
  }

  @Override
  public void report(OperatorMetrics metrics) {
    metrics.recordsTotal(total);
  }
}
