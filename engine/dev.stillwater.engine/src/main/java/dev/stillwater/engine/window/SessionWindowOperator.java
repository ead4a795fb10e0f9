package dev.stillwater.engine.window;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.state.AggregatingState;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.window.Sessions.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Session windows of event time or processing time: each record opens a window that lasts for the gap, and windows that overlap or touch become one.
 *
 * <p>A session fires when the time reaches its last millisecond, and again with each late record until its lateness is over. A record is late when the
 * session that it would be in, others merged, is over for good.
 *
 * <p>THREADING: its subtask.
 *
 * <p>SOURCE: Flink's EventTimeSessionWindows, ProcessingTimeSessionWindows and WindowOperator with a merging assigner.
 */
public final class SessionWindowOperator extends RowOperator implements TimerService.Listener {
  private static final int LATE_PORT = 1;
  private static final String CONTENTS = "session-contents";
  private static final String SESSIONS = "merging-window-set";

  private final long gapMs;
  private final boolean isEventTime;
  private final long latenessMs;
  private final RowKeys keys;
  private final WindowResults results;
  private final KeyedStateBackend state;
  private final AggregatingState<Row, Row> contents;
  private final Sessions sessions;
  private final WindowClock clock;
  private long lateRecords;

  /** Makes the operator; the aggregator is generated. */
  public SessionWindowOperator(OperatorPlan plan, ChainContext context, RowAggregator aggregator) {
    super(plan, context);
    gapMs = plan.longValue("gap");
    isEventTime = plan.string("time").equals("event");
    latenessMs = isEventTime ? plan.longValue("allowedLateness") : 0;
    keys = new RowKeys(plan.input().orElseThrow(), plan.keyFields());
    results = new WindowResults(keys, plan.keyFields().size(), aggregator);
    state = context.keyedState(plan.uid());
    contents = state.aggregating(Accumulating.spec(CONTENTS, Serializers.ofTimeWindow(), aggregator), new Accumulating(aggregator));
    sessions = new Sessions(state.list(StateSpec.of(SESSIONS, Sessions.serializer())));
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
    TimeWindowValue own = new TimeWindowValue(time, time + gapMs);
    List<Session> touched = sessions.touching(own);
    TimeWindowValue window = cover(own, touched);
    if (isEventTime && TimeWindows.cleanupTime(window, latenessMs) <= clock.watermark()) {
      lateRecords++;
      emit(LATE_PORT, row);
      return;
    }
    Session session = merge(window, touched);
    state.currentNamespace(session.stored());
    contents.add(row);
    if (isEventTime && window.end() - 1 <= clock.watermark()) {
      fire(window);
    }
  }

  private static TimeWindowValue cover(TimeWindowValue own, List<Session> touched) {
    long start = own.start();
    long end = own.end();
    for (Session session : touched) {
      start = Math.min(start, session.window().start());
      end = Math.max(end, session.window().end());
    }
    return new TimeWindowValue(start, end);
  }

  /** Makes one session of those that the record touches; its accumulators and timers become one. */
  private Session merge(TimeWindowValue window, List<Session> touched) {
    if (touched.size() == 1 && touched.get(0).window().equals(window)) {
      return touched.get(0);
    }
    Session session = new Session(window, touched.isEmpty() ? window : touched.get(0).stored());
    if (touched.isEmpty()) {
      sessions.add(session);
    } else {
      sessions.replace(touched, session);
      touched.forEach(old -> deleteTimers(old.window()));
    }
    if (touched.size() > 1) {
      List<Object> others = new ArrayList<>();
      touched.subList(1, touched.size()).forEach(old -> others.add(old.stored()));
      state.mergeNamespaces(CONTENTS, session.stored(), others);
    }
    registerTimer(window);
    return session;
  }

  /** The timer that comes next: that of the result, or once that is out, that of the end of the lateness. */
  private void registerTimer(TimeWindowValue window) {
    long last = window.end() - 1;
    if (isEventTime) {
      clock.timers().registerEventTimeTimer(window, last > clock.watermark() ? last : TimeWindows.cleanupTime(window, latenessMs));
    } else {
      clock.timers().registerProcessingTimeTimer(window, last);
    }
  }

  private void deleteTimers(TimeWindowValue window) {
    if (isEventTime) {
      clock.timers().deleteEventTimeTimer(window, window.end() - 1);
      clock.timers().deleteEventTimeTimer(window, TimeWindows.cleanupTime(window, latenessMs));
    } else {
      clock.timers().deleteProcessingTimeTimer(window, window.end() - 1);
    }
  }

  /** Emits the session whose accumulator is the current namespace. */
  private void fire(TimeWindowValue window) {
    Row accumulator = contents.get();
    if (accumulator != null) {
      emit(0, results.ofWindow(state.currentKey(), window, accumulator, outputRow(0)));
    }
  }

  @Override
  public void onEventTime(Object namespace, long timeMs) {
    TimeWindowValue window = (TimeWindowValue) namespace;
    Optional<Session> session = sessions.at(window);
    if (session.isEmpty()) {
      return;
    }
    state.currentNamespace(session.get().stored());
    if (timeMs == window.end() - 1) {
      fire(window);
    }
    long cleanup = TimeWindows.cleanupTime(window, latenessMs);
    if (timeMs >= cleanup) {
      contents.clear();
      sessions.remove(session.get());
    } else {
      clock.timers().registerEventTimeTimer(window, cleanup);
    }
  }

  @Override
  public void onProcessingTime(Object namespace, long timeMs) {
    TimeWindowValue window = (TimeWindowValue) namespace;
    Optional<Session> session = sessions.at(window);
    if (session.isPresent()) {
      state.currentNamespace(session.get().stored());
      fire(window);
      contents.clear();
      sessions.remove(session.get());
    }
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
