package dev.stillwater.engine.window;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.state.AggregatingState;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.state.ValueState;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorSnapshot;

/**
 * One window without end for each key, which emits when its trigger fires: after so many records, or at multiples of an interval.
 *
 * <p>Of the triggers of time only one timer is pending for a key; it is set by the first record after the last result, at the next multiple of the interval
 * behind that record's time, so that a key without new records emits nothing.
 *
 * <p>THREADING: its subtask.
 *
 * <p>SOURCE: Flink's GlobalWindows with CountTrigger, ContinuousEventTimeTrigger, ContinuousProcessingTimeTrigger and PurgingTrigger; the continuous ones
 * repeat a result at every multiple also when nothing has come.
 */
public final class GlobalWindowOperator extends RowOperator implements TimerService.Listener {
  private static final String CONTENTS = "window-contents";
  private static final String COUNT = "count";
  private static final String FIRE_TIME = "fire-time";

  /** What makes a window emit. */
  private enum Trigger {
    COUNT, EVENT_TIME, PROCESSING_TIME;

    static Trigger of(String text) {
      return switch (text) {
        case "count" -> COUNT;
        case "event-time" -> EVENT_TIME;
        case "processing-time" -> PROCESSING_TIME;
        default -> throw new IllegalArgumentException("There is no trigger '" + text + "'.");
      };
    }
  }

  private final Trigger trigger;
  private final long every;
  private final boolean isPurging;
  private final RowKeys keys;
  private final WindowResults results;
  private final KeyedStateBackend state;
  private final AggregatingState<Row, Row> contents;
  private final ValueState<Long> count;
  private final ValueState<Long> fireTime;
  private final WindowClock clock;

  /** Makes the operator; the aggregator is generated. */
  public GlobalWindowOperator(OperatorPlan plan, ChainContext context, RowAggregator aggregator) {
    super(plan, context);
    trigger = Trigger.of(plan.string("trigger"));
    every = plan.longValue(trigger == Trigger.COUNT ? "count" : "interval");
    isPurging = plan.booleanValue("purging");
    keys = new RowKeys(plan.input().orElseThrow(), plan.keyFields());
    results = new WindowResults(keys, plan.keyFields().size(), aggregator);
    state = context.keyedState(plan.uid());
    contents = state.aggregating(Accumulating.spec(CONTENTS, Serializers.ofVoidNamespace(), aggregator), new Accumulating(aggregator));
    count = state.value(StateSpec.of(COUNT, Serializers.ofLong()));
    fireTime = state.value(StateSpec.of(FIRE_TIME, Serializers.ofLong()));
    clock = new WindowClock(plan, context, state, Serializers.ofVoidNamespace(), this);
  }

  @Override
  public void open() {
    clock.open();
  }

  @Override
  public void process(int input, Row row) {
    state.currentKey(keys.of(row));
    contents.add(row);
    switch (trigger) {
      case COUNT -> {
        Long before = count.value();
        long now = before == null ? 1 : before + 1;
        if (now >= every) {
          count.clear();
          fire(row.timestamp);
        } else {
          count.update(now);
        }
      }
      case EVENT_TIME -> {
        if (fireTime.value() == null) {
          long next = next(WindowClock.eventTime(row));
          fireTime.update(next);
          clock.timers().registerEventTimeTimer(VoidNamespaceValue.INSTANCE, next);
        }
      }
      case PROCESSING_TIME -> {
        if (fireTime.value() == null) {
          long next = next(clock.processingTime());
          fireTime.update(next);
          clock.timers().registerProcessingTimeTimer(VoidNamespaceValue.INSTANCE, next);
        }
      }
    }
  }

  private long next(long time) {
    return time - Math.floorMod(time, every) + every;
  }

  private void fire(long timestamp) {
    Row accumulator = contents.get();
    if (accumulator != null) {
      emit(0, results.of(state.currentKey(), accumulator, timestamp, outputRow(0)));
    }
    if (isPurging) {
      contents.clear();
    }
  }

  /** A timer that another trigger has left behind in a snapshot does nothing. */
  private void onTimer(long timeMs) {
    Long expected = fireTime.value();
    if (expected != null && expected == timeMs) {
      fireTime.clear();
      fire(timeMs);
    }
  }

  @Override
  public void onEventTime(Object namespace, long timeMs) {
    onTimer(timeMs);
  }

  @Override
  public void onProcessingTime(Object namespace, long timeMs) {
    onTimer(timeMs);
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
}
