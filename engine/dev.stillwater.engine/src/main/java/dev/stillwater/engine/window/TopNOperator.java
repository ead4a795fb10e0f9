package dev.stillwater.engine.window;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.ListState;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The first records of each key and tumbling window in the order of a field, with their rank.
 *
 * <p>Invariant: the list of a window is in order and holds at most n records.
 *
 * <p>THREADING: its subtask.
 */
public final class TopNOperator extends RowOperator implements TimerService.Listener {
  private static final int LATE_PORT = 1;
  private static final String STATE = "top";

  private final TimeWindows windows;
  private final long max;
  private final RowOrder order;
  private final RowKeys keys;
  private final int columns;
  private final Row record;
  private final KeyedStateBackend state;
  private final ListState<Row> top;
  private final WindowClock clock;
  private long lateRecords;

  /**
   * Makes the operator.
   *
   * @param record an empty row of the class that comes in
   */
  public TopNOperator(OperatorPlan plan, ChainContext context, Row record) {
    super(plan, context);
    long size = plan.longValue("size");
    windows = new TimeWindows(size, size, plan.longValue("offset"));
    max = plan.longValue("n");
    RowType input = plan.input().orElseThrow();
    order = new RowOrder(input, plan.string("by"), plan.string("order").equals("descending"));
    keys = new RowKeys(plan.input().orElseThrow(), plan.keyFields());
    columns = input.size();
    this.record = record;
    state = context.keyedState(plan.uid());
    top = state.list(StateSpec.of(STATE, Serializers.ofRow(record)).withNamespace(Serializers.ofTimeWindow()));
    clock = new WindowClock(plan, context, state, Serializers.ofTimeWindow(), this);
  }

  @Override
  public void open() {
    clock.open();
  }

  @Override
  public void process(int input, Row row) {
    TimeWindowValue window = windows.at(windows.lastStart(WindowClock.eventTime(row)));
    if (window.end() - 1 <= clock.watermark()) {
      lateRecords++;
      emit(LATE_PORT, row);
      return;
    }
    state.currentKey(keys.of(row));
    state.currentNamespace(window);
    List<Row> rows = top.get();
    if (rows.size() >= max && order.compare(row, rows.get(rows.size() - 1)) >= 0) {
      return;
    }
    if (rows.isEmpty()) {
      clock.timers().registerEventTimeTimer(window, window.end() - 1);
    }
    int found = Collections.binarySearch(rows, row, order);
    List<Row> changed = new ArrayList<>(rows);
    changed.add(found < 0 ? -found - 1 : found, copy(row));
    if (changed.size() > max) {
      changed.remove(changed.size() - 1);
    }
    top.update(changed);
  }

  private Row copy(Row row) {
    Row copy = record.newRow();
    copy.copyFrom(row);
    return copy;
  }

  @Override
  public void onEventTime(Object namespace, long timeMs) {
    TimeWindowValue window = (TimeWindowValue) namespace;
    state.currentNamespace(window);
    Row out = outputRow(0);
    long rank = 1;
    for (Row row : top.get()) {
      out.timestamp = window.end() - 1;
      out.set(0, rank++);
      for (int index = 0; index < columns; index++) {
        out.set(index + 1, row.isNull(index) ? null : row.get(index));
      }
      emit(0, out);
    }
    top.clear();
  }

  @Override
  public void onProcessingTime(Object namespace, long timeMs) {
    throw new IllegalStateException("There are no timers of processing time here.");
  }

  @Override
  public boolean advance(long watermark) {
    return clock.advance(watermark);
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    clock.snapshot(snapshot);
  }

  @Override
  public void report(OperatorMetrics metrics) {
    metrics.lateRecords(lateRecords);
  }
}
