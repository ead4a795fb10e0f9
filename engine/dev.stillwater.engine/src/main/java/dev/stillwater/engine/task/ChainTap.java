package dev.stillwater.engine.task;

import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.engine.row.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records between the operators of a chain, for people who look. They go from operator to operator by calls, so that nobody can look without being in the way;
 * therefore a few records at a time, ten times a second, pass the chain one by one and are looked at in between. Off until somebody wants to look.
 *
 * <p>An operator's input is a row that an operator before it has made, and those between may have let it pass or not. It has passed if the operator has counted as
 * many records as the first that was given the row.
 *
 * <p>THREADING: the subtask.
 */
final class ChainTap {
  private static final int KEPT = 32;
  private static final int BURST = 16;
  private static final long PERIOD_NANOS = 100_000_000L;

  private final Chain chain;
  private final OperatorMetrics[] metrics;
  private final long[] counted;
  private final List<Deque<Row>> rows = new ArrayList<>();
  private boolean isOn;
  private long burstNanos;

  /** Looks at a chain whose counters are published to the metrics. */
  ChainTap(Chain chain, OperatorMetrics[] metrics, long nowNanos) {
    this.chain = chain;
    this.metrics = metrics;
    counted = new long[metrics.length];
    burstNanos = nowNanos;
    for (int operator = 0; operator < metrics.length; operator++) {
      rows.add(new ArrayDeque<>());
    }
  }

  /** From now on records are kept. */
  void turnOn() {
    isOn = true;
  }

  private boolean isBurstDue(long nowNanos) {
    if (!isOn || nowNanos - burstNanos < PERIOD_NANOS) {
      return false;
    }
    burstNanos = nowNanos;
    return true;
  }

  /** As {@link Chain#read}; it may read fewer records than there are. */
  int read(int max, long nowNanos) {
    if (!isBurstDue(nowNanos)) {
      return chain.read(max);
    }
    look();
    int count = 0;
    int one = 1;
    while (one > 0 && count < Math.min(max, BURST)) {
      one = chain.read(1);
      count += one;
      look();
    }
    return count;
  }

  /** As {@link Chain#process}. */
  void process(int input, RowBatch batch, long nowNanos) {
    if (!isBurstDue(nowNanos)) {
      chain.process(input, batch);
      return;
    }
    int size = batch.size;
    int together = Math.max(0, size - BURST);
    try {
      if (together > 0) {
        batch.size = together;
        chain.process(input, batch);
      }
      look();
      batch.size = 1;
      for (int index = together; index < size; index++) {
        swap(batch, index);
        try {
          chain.process(input, batch);
        } finally {
          swap(batch, index);
        }
        look();
      }
    } finally {
      batch.size = size;
    }
  }

  /** The code of a chain begins with the first row. */
  private static void swap(RowBatch batch, int index) {
    Row row = batch.rows[0];
    batch.rows[0] = batch.rows[index];
    batch.rows[index] = row;
    if (batch.positions.length > 0) {
      long position = batch.positions[0];
      batch.positions[0] = batch.positions[index];
      batch.positions[index] = position;
    }
  }

  /** Keeps the records that have just gone between operators, where it is certain that they have. Cost: number of operators. */
  void look() {
    if (!isOn) {
      return;
    }
    chain.report(metrics);
    Map<Row, Long> given = new IdentityHashMap<>();
    for (int operator = 0; operator < metrics.length; operator++) {
      long count = metrics[operator].recordsIn() - counted[operator];
      counted[operator] = metrics[operator].recordsIn();
      Optional<Row> row = count > 0 ? chain.inputOf(operator) : Optional.empty();
      if (row.isPresent() && given.merge(row.get(), count, Math::max) == count && operator > 0) {
        keep(rows.get(operator), row.get());
      }
    }
  }

  private static void keep(Deque<Row> kept, Row row) {
    Row copy = kept.size() < KEPT ? row.newRow() : kept.pollFirst();
    copy.copyFrom(row);
    kept.addLast(copy);
  }

  /** Copies of the last records that were given to the operator, the last one last. */
  List<Row> rows(int operator) {
    return rows.get(operator).stream().map(Row::copy).toList();
  }
}
