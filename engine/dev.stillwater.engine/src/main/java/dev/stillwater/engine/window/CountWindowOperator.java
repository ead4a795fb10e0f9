package dev.stillwater.engine.window;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.ValueState;
import dev.stillwater.engine.task.ChainContext;

/**
 * Windows of so many records of a key, cut into panes that overlapping windows share: every slide records the last size records are aggregated.
 *
 * <p>A pane holds as many records as the greatest common divisor of size and slide, so each window is a number of whole panes and each record is aggregated
 * once, in its pane.
 *
 * <p>THREADING: its subtask.
 *
 * <p>SOURCE: Flink's countWindow(size) and countWindow(size, slide): GlobalWindows with CountTrigger(slide), and CountEvictor(size) or PurgingTrigger.
 */
public final class CountWindowOperator extends RowOperator {
  private static final String COUNT = "count";
  private static final String PANES = "panes";

  private final long size;
  private final long slide;
  private final long paneSize;
  private final RowKeys keys;
  private final WindowResults results;
  private final RowAggregator aggregator;
  private final KeyedStateBackend state;
  private final ValueState<Long> count;
  private final MapState<Long, Row> panes;

  /** Makes the operator; the aggregator is generated. */
  public CountWindowOperator(OperatorPlan plan, ChainContext context, RowAggregator aggregator) {
    super(plan, context);
    size = plan.longValue("size");
    slide = plan.parameter("slide").map(Long::parseLong).orElse(size);
    paneSize = greatestCommonDivisor(size, slide);
    keys = new RowKeys(plan.input().orElseThrow(), plan.keyFields());
    results = new WindowResults(keys, plan.keyFields().size(), aggregator);
    this.aggregator = aggregator;
    state = context.keyedState(plan.uid());
    count = state.value(StateSpec.of(COUNT, Serializers.ofLong()));
    panes = state.map(StateSpec.map(PANES, Serializers.ofLong(), Accumulating.serializer(aggregator)));
  }

  @Override
  public void process(int input, Row row) {
    state.currentKey(keys.of(row));
    Long before = count.value();
    long position = before == null ? 0 : before;
    if (position >= slide - size) {
      add(position / paneSize, row);
    }
    long now = position + 1;
    boolean isFull = now % slide == 0;
    if (isFull) {
      fire(now, row.timestamp);
    }
    if (isFull && slide >= size) {
      panes.clear();
      count.clear();
    } else {
      count.update(now);
    }
  }

  private void add(long pane, Row row) {
    Row accumulator = panes.get(pane);
    panes.put(pane, aggregator.add(row, accumulator == null ? aggregator.create() : accumulator));
  }

  /** Emits the last records up to the position and drops the panes that no later window needs. */
  private void fire(long now, long timestamp) {
    Row merged = null;
    for (long pane = Math.max(0, now - size) / paneSize; pane < now / paneSize; pane++) {
      Row accumulator = panes.get(pane);
      merged = merged == null ? accumulator : aggregator.merge(merged, accumulator);
    }
    emit(0, results.of(state.currentKey(), merged, timestamp, outputRow(0)));
    for (long pane = Math.max(0, now - size) / paneSize; pane < (now + slide - size) / paneSize; pane++) {
      panes.remove(pane);
    }
  }

  private static long greatestCommonDivisor(long one, long other) {
    return other == 0 ? one : greatestCommonDivisor(other, one % other);
  }
}
