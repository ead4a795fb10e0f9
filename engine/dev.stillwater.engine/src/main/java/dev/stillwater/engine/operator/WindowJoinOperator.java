package dev.stillwater.engine.operator;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.ListState;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import java.util.List;

/**
 * Joins the records of two inputs that have one key and lie in one window of event time, when the watermark passes the end of the window.
 *
 * <p>The rows of each side wait in a list for each key and window; a key with very many of them makes long lists.
 *
 * <p>THREADING: its subtask.
 */
public final class WindowJoinOperator extends RowOperator implements TimerService.Listener {
  private final KeyedStateBackend state;
  private final List<RowKeys> keys;
  private final List<ListState<Row>> sides;
  private final TimerService timers;
  private final JoinedColumns columns;
  private final LateRecords late = new LateRecords();
  private final long size;
  private final long slide;
  private final long offset;

  /** Made by generated code with empty rows of the two inputs. */
  public WindowJoinOperator(OperatorPlan plan, ChainContext context, Row left, Row right) {
    super(plan, context);
    state = context.keyedState(plan.uid());
    keys = List.of(new RowKeys(left.type(), plan.keyFields(0)), new RowKeys(right.type(), plan.keyFields(1)));
    sides = List.of(state.list(side("left", left)), state.list(side("right", right)));
    timers = state.timers("window-timers", Serializers.ofTimeWindow(), this);
    columns = JoinedColumns.ofJoin(plan, 2);
    size = plan.longValue("size");
    slide = plan.parameter("slide").map(Long::parseLong).orElse(size);
    offset = plan.longValue("offset");
  }

  private static StateSpec side(String name, Row row) {
    return StateSpec.of(name, Serializers.ofRow(row)).withNamespace(Serializers.ofTimeWindow());
  }

  @Override
  public void open() {
    late.restore(context().restored(plan().uid()));
  }

  @Override
  public void process(int input, Row row) {
    long timestamp = LateRecords.timestamp(row);
    long last = timestamp - Math.floorMod(timestamp - offset, slide);
    boolean isLate = true;
    Row copy = null;
    for (long start = last; start > timestamp - size; start -= slide) {
      if (late.isPast(start + size - 1)) {
        break;
      }
      if (copy == null) {
        copy = row.copy();
        state.currentKey(keys.get(input).of(row));
      }
      TimeWindowValue window = new TimeWindowValue(start, start + size);
      state.currentNamespace(window);
      sides.get(input).add(copy);
      timers.registerEventTimeTimer(window, window.end() - 1);
      isLate = false;
    }
    if (isLate && last > timestamp - size) {
      late.countLate();
    }
  }

  @Override
  public boolean advance(long watermark) {
    late.advance(watermark);
    return timers.advanceWatermark(watermark, this::mustPause);
  }

  @Override
  public void onEventTime(Object namespace, long timeMs) {
    TimeWindowValue window = (TimeWindowValue) namespace;
    state.currentNamespace(window);
    List<Row> right = sides.get(1).get();
    if (!right.isEmpty()) {
      join(window, sides.get(0).get(), right);
    }
    sides.get(0).clear();
    sides.get(1).clear();
  }

  private void join(TimeWindowValue window, List<Row> left, List<Row> right) {
    Row out = outputRow(0);
    out.timestamp = window.end() - 1;
    out.set(columns.between(), window.start());
    out.set(columns.between() + 1, window.end());
    for (Row one : left) {
      columns.fillLeft(out, one);
      for (Row other : right) {
        columns.fillRight(out, other);
        emit(0, out);
      }
      LoopGuard.poll(context().control());
    }
  }

  @Override
  public void onProcessingTime(Object namespace, long timeMs) {
    throw new IllegalStateException("A window join has no timers of processing time.");
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    late.snapshot(snapshot);
  }

  @Override
  public void report(OperatorMetrics metrics) {
    late.report(metrics);
  }
}
