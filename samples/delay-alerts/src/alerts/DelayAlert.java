package alerts;

import dev.stillwater.engine.function.Collector;
import dev.stillwater.engine.function.Context;
import dev.stillwater.engine.function.KeyedProcessFunction;
import dev.stillwater.engine.function.StateType;
import dev.stillwater.engine.function.States;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.ValueState;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells when three or more flights from one airport have left late within an hour; then keeps quiet about that airport for an hour. A flight that left more
 * than five hours late goes to the side output at once.
 *
 * <p>Each flight sets a timer of its own time. When it fires, all flights up to that time are there, whatever the order in which they came.
 */
public class DelayAlert extends KeyedProcessFunction {
  private static final int FLIGHTS = 3;
  private static final int VERY_LATE_MINUTES = 300;
  private static final long HOUR_MS = 60 * 60 * 1000;

  private MapState<Long, Integer> lateByTime;
  private ValueState<Long> alertedAt;

  @Override
  public void open(States states) {
    lateByTime = states.map("lateByTime", StateType.TIMESTAMP, StateType.INT);
    alertedAt = states.value("alertedAt", StateType.TIMESTAMP);
  }

  @Override
  public void process(Row flight, Context context, Collector out) {
    long time = context.timestamp();
    Integer sameMinute = lateByTime.get(time);
    lateByTime.put(time, sameMinute == null ? 1 : sameMinute + 1);
    context.registerEventTimeTimer(time);
    if (flight.intValue("delay") > VERY_LATE_MINUTES) {
      Collector veryLate = context.side("side1");
      Row row = veryLate.newRow();
      row.set("airport", flight.string("origin"));
      row.set("destination", flight.string("destination"));
      row.set("delay", flight.intValue("delay"));
      veryLate.collect(row);
    }
  }

  @Override
  public void onTimer(long now, Context context, Collector out) {
    int[] count = new int[1];
    List<Long> old = new ArrayList<>();
    lateByTime.forEach((time, flights) -> {
      if (time <= now - HOUR_MS) {
        old.add(time);
      } else if (time <= now) {
        count[0] += flights;
      }
    });
    old.forEach(lateByTime::remove);
    boolean isQuiet = alertedAt.value() != null && alertedAt.value() > now - HOUR_MS;
    if (count[0] >= FLIGHTS && !isQuiet) {
      alertedAt.update(now);
      Row alert = out.newRow();
      alert.set("airport", context.key("origin"));
      alert.set("at", now);
      alert.set("flights", count[0]);
      out.collect(alert);
    }
  }
}
