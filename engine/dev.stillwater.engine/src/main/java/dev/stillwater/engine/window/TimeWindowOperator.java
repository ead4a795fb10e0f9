package dev.stillwater.engine.window;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.state.AggregatingState;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;

/**
 * Tumbling and sliding windows with allowed lateness, or of processing time; those of event time without lateness are {@link WindowPanes}.
 *
 * <p>A window fires when the time reaches its last millisecond, and again with each late record until its lateness is over; then its accumulator goes. A
 * record all of whose windows are gone is late: it leaves by the second port.
 *
 * <p>THREADING: its subtask.
 *
 * <p>SOURCE: Flink's WindowOperator, EventTimeTrigger and ProcessingTimeTrigger.
 */
public final class TimeWindowOperator extends RowOperator implements TimerService.Listener {
  private static final int LATE_PORT = 1;
  /** Name of the accumulators in snapshots; that of the panes is another, because overlapping windows do not share. */
  private static final String STATE = "windows";

  private final TimeWindows windows;
  private final boolean isEventTime;
  private final long latenessMs;
  private final RowKeys keys;
  private final WindowResults results;
  private final KeyedStateBackend state;
  private final AggregatingState<Row, Row> contents;
  private final WindowClock clock;
  private long lateRecords;

  /** Makes the operator; the aggregator is generated. */
  public TimeWindowOperator(OperatorPlan plan, ChainContext context, RowAggregator aggregator) {
    super(plan, context);
    windows = TimeWindows.of(plan);
    isEventTime = plan.string("time").equals("event");
    latenessMs = isEventTime ? plan.longValue("allowedLateness") : 0;
    keys = new RowKeys(plan.input().orElseThrow(), plan.keyFields());
    results = new WindowResults(keys, plan.keyFields().size(), aggregator);
    state = context.keyedState(plan.uid());
    contents = state.aggregating(Accumulating.spec(STATE, Serializers.ofTimeWindow(), aggregator), new Accumulating(aggregator));
    clock = new WindowClock(plan, context, state, Serializers.ofTimeWindow(), this);
  }

  @Override
  public void open() {
    clock.open();
  }

  @Override
  public void process(int input, Row row) {
    long time = isEventTime ? WindowClock.eventTime(row) : clock.processingTime();
    state.currentKey(keys.of(row));
    boolean isInWindow = false;
    boolean isTaken = false;
    for (long start = windows.lastStart(time); time - start < windows.sizeMs(); start -= windows.slideMs()) {
      isInWindow = true;
      isTaken |= add(windows.at(start), row);
    }
    if (isInWindow && !isTaken) {
      lateRecords++;
      emit(LATE_PORT, row);
    }
  }

  /** False when the window is gone. */
  private boolean add(TimeWindowValue window, Row row) {
    long cleanup = TimeWindows.cleanupTime(window, latenessMs);
    if (isEventTime && cleanup <= clock.watermark()) {
      return false;
    }
    state.currentNamespace(window);
    boolean isFirst = contents.get() == null;
    contents.add(row);
    long last = window.end() - 1;
    if (!isEventTime) {
      if (isFirst) {
        clock.timers().registerProcessingTimeTimer(window, last);
      }
      return true;
    }
    if (last <= clock.watermark()) {
      fire(window);
    }
    if (isFirst) {
      clock.timers().registerEventTimeTimer(window, last <= clock.watermark() ? cleanup : last);
    }
    return true;
  }

  /** Emits the window that is the current namespace. */
  private void fire(TimeWindowValue window) {
    Row accumulator = contents.get();
    if (accumulator != null) {
      emit(0, results.ofWindow(state.currentKey(), window, accumulator, outputRow(0)));
    }
  }

  @Override
  public void onEventTime(Object namespace, long timeMs) {
    TimeWindowValue window = (TimeWindowValue) namespace;
    state.currentNamespace(window);
    if (timeMs == window.end() - 1) {
      fire(window);
    }
    long cleanup = TimeWindows.cleanupTime(window, latenessMs);
    if (timeMs >= cleanup) {
      contents.clear();
    } else {
      clock.timers().registerEventTimeTimer(window, cleanup);
    }
  }

  @Override
  public void onProcessingTime(Object namespace, long timeMs) {
    TimeWindowValue window = (TimeWindowValue) namespace;
    state.currentNamespace(window);
    fire(window);
    contents.clear();
  }

  @Override
  public boolean advance(long watermark) {
    return clock.advance(watermark);
  }

  @Override
  public long nextProcessingTime() {
    return clock.nextProcessingTime();
  }

  @Override
  public boolean advanceProcessingTime(long nowMs) {
    return clock.advanceProcessingTime(nowMs);
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
