package dev.stillwater.engine.operator;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins each record of the left input with those of the right one that have its key and an event time in an interval around its own.
 *
 * <p>Each side waits in a map from event time to rows, until the watermark says that no partner can come any more.
 *
 * <p>THREADING: its subtask.
 *
 * <p>SOURCE: Flink's IntervalJoinOperator.
 */
public final class IntervalJoinOperator extends RowOperator implements TimerService.Listener {
  private static final List<String> SIDES = List.of("left", "right");

  private final KeyedStateBackend state;
  private final List<RowKeys> keys;
  private final List<MapState<Long, List<Row>>> sides;
  private final TimerService timers;
  private final JoinedColumns columns;
  private final LateRecords late = new LateRecords();
  private final long lower;
  private final long upper;

  /** Made by generated code with empty rows of the two inputs. */
  public IntervalJoinOperator(OperatorPlan plan, ChainContext context, Row left, Row right) {
    super(plan, context);
    state = context.keyedState(plan.uid());
    keys = List.of(new RowKeys(left.type(), plan.keyFields(0)), new RowKeys(right.type(), plan.keyFields(1)));
    sides = List.of(state.map(side(0, left)), state.map(side(1, right)));
    timers = state.timers("cleanup", Serializers.ofString(), this);
    columns = JoinedColumns.ofJoin(plan, 0);
    lower = plan.longValue("lower");
    upper = plan.longValue("upper");
  }

  private static StateSpec side(int input, Row row) {
    return StateSpec.map(SIDES.get(input), Serializers.ofLong(), Serializers.ofList(Serializers.ofRow(row)));
  }

  @Override
  public void open() {
    late.restore(context().restored(plan().uid()));
  }

  @Override
  public void process(int input, Row row) {
    long timestamp = LateRecords.timestamp(row);
    if (late.isPast(timestamp)) {
      late.countLate();
      return;
    }
    state.currentKey(keys.get(input).of(row));
    match(input, row);
    keep(input, row);
  }

  /** A partner of a left record comes at most so much later; of a right one, so much later than the lower bound says. */
  private long reach(int input) {
    return Math.max(0, input == 0 ? upper : -lower);
  }

  private void keep(int input, Row row) {
    MapState<Long, List<Row>> side = sides.get(input);
    List<Row> before = side.get(row.timestamp);
    List<Row> rows = new ArrayList<>(before == null ? List.of() : before);
    rows.add(row.copy());
    side.put(row.timestamp, rows);
    if (before == null) {
      timers.registerEventTimeTimer(SIDES.get(input), row.timestamp + reach(input));
    }
  }

  private void match(int input, Row row) {
    long from = row.timestamp + (input == 0 ? lower : -upper);
    long to = row.timestamp + (input == 0 ? upper : -lower);
    List<Match> matches = new ArrayList<>();
    sides.get(1 - input).forEach((time, rows) -> {
      if (time >= from && time <= to) {
        matches.add(new Match(time, rows));
      }
    });
    Row out = outputRow(0);
    for (Match match : matches) {
      out.timestamp = Math.max(row.timestamp, match.timestamp());
      for (Row other : match.rows()) {
        columns.fillLeft(out, input == 0 ? row : other);
        columns.fillRight(out, input == 0 ? other : row);
        emit(0, out);
      }
    }
  }

  private record Match(long timestamp, List<Row> rows) {
  }

  @Override
  public boolean advance(long watermark) {
    late.advance(watermark);
    return timers.advanceWatermark(watermark, this::mustPause);
  }

  @Override
  public void onEventTime(Object namespace, long timeMs) {
    int input = SIDES.indexOf((String) namespace);
    sides.get(input).remove(timeMs - reach(input));
  }

  @Override
  public void onProcessingTime(Object namespace, long timeMs) {
    throw new IllegalStateException("An interval join has no timers of processing time.");
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
