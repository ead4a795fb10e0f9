package generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;

/** Every kind of change to keyed state: set, add, replace, remove, clear; timers set and taken back. */
final class ChangesJob {
  static final int KEYS = 7;
  private static final long TIMER = 1_800_000_000_000L;
  private static final long WINDOW = 1000;

  private ChangesJob() {
  }

  static void build(StreamExecutionEnvironment environment) {
    DataStream<Long> ids = Cluster.ids(environment);
    ids.keyBy(id -> id % KEYS, Types.LONG).process(new Changes()).returns(Types.LONG).uid("changes").name("changes").sinkTo(new DiscardingSink<>()).uid("changes-sink");
    ids.assignTimestampsAndWatermarks(WatermarkStrategy.<Long>noWatermarks().withTimestampAssigner((id, time) -> id * 10)).uid("times")
        .keyBy(id -> "key " + id % KEYS, Types.STRING).window(TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW))).reduce((ReduceFunction<Long>) (a, b) -> {
          Cluster.SEEN.incrementAndGet();
          return a + b;
        }).returns(Types.LONG).uid("windows").name("windows").sinkTo(new DiscardingSink<>()).uid("windows-sink");
  }

  /** What operators have seen after so many ids: one for each id by "changes", one for each but the first of a window by "windows". */
  static long seen(int limit) {
    long windows = 0;
    for (int key = 0; key < KEYS; key++) {
      TreeSet<Long> starts = new TreeSet<>();
      for (long id = key; id < limit; id += KEYS) {
        starts.add(id * 10 / WINDOW);
      }
      windows += starts.size();
    }
    return 2L * limit - windows;
  }

  static class Mean implements AggregateFunction<Long, Tuple2<Long, Long>, Double> {
    @Override
    public Tuple2<Long, Long> createAccumulator() {
      return Tuple2.of(0L, 0L);
    }

    @Override
    public Tuple2<Long, Long> add(Long value, Tuple2<Long, Long> sum) {
      return Tuple2.of(sum.f0 + value, sum.f1 + 1);
    }

    @Override
    public Double getResult(Tuple2<Long, Long> sum) {
      return sum.f0 / (double) sum.f1;
    }

    @Override
    public Tuple2<Long, Long> merge(Tuple2<Long, Long> a, Tuple2<Long, Long> b) {
      return Tuple2.of(a.f0 + b.f0, a.f1 + b.f1);
    }
  }

  static class Changes extends KeyedProcessFunction<Long, Long, Long> {
    private transient ValueState<Long> count;
    private transient ValueState<String> text;
    private transient MapState<String, Long> map;
    private transient ListState<Long> list;
    private transient ReducingState<Long> max;
    private transient AggregatingState<Long, Double> mean;

    @Override
    public void open(OpenContext context) throws Exception {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
      text = getRuntimeContext().getState(new ValueStateDescriptor<>("text", Types.STRING));
      map = getRuntimeContext().getMapState(new MapStateDescriptor<>("map", Types.STRING, Types.LONG));
      list = getRuntimeContext().getListState(new ListStateDescriptor<>("list", Types.LONG));
      max = getRuntimeContext().getReducingState(new ReducingStateDescriptor<>("max", (ReduceFunction<Long>) Math::max, Types.LONG));
      mean = getRuntimeContext().getAggregatingState(new AggregatingStateDescriptor<>("mean", new Mean(), Types.TUPLE(Types.LONG, Types.LONG)));
    }

    @Override
    public void processElement(Long id, Context context, Collector<Long> out) throws Exception {
      Long before = count.value();
      count.update(before == null ? 1 : before + 1);
      if (id % 11 == 10) {
        text.clear();
      } else {
        text.update("text " + id);
      }
      map.put("m" + id % 3, id);
      if (id % 5 == 4) {
        map.remove("m" + (id + 1) % 3);
      }
      if (id % 23 == 22) {
        map.clear();
      }
      list.add(id);
      if (id % 10 == 9) {
        list.update(new ArrayList<>(List.of(-id, id)));
      }
      if (id % 4 == 0) {
        list.addAll(List.of(id + 1000, id + 2000));
      }
      max.add(id);
      mean.add(id);
      context.timerService().registerEventTimeTimer(TIMER + id % 4);
      if (id % 6 == 5) {
        context.timerService().deleteEventTimeTimer(TIMER + id % 4);
      }
      Cluster.SEEN.incrementAndGet();
    }
  }

  static void expect(Expected expected, int limit) {
    for (long key = 0; key < KEYS; key++) {
      long count = 0;
      String text = null;
      Map<String, Long> map = new TreeMap<>();
      List<Long> list = new ArrayList<>();
      long sum = 0;
      long max = 0;
      TreeSet<Long> timers = new TreeSet<>();
      Map<Long, Long> windows = new LinkedHashMap<>();
      for (long id = key; id < limit; id += KEYS) {
        count++;
        text = id % 11 == 10 ? null : "text " + id;
        map.put("m" + id % 3, id);
        if (id % 5 == 4) {
          map.remove("m" + (id + 1) % 3);
        }
        if (id % 23 == 22) {
          map.clear();
        }
        list.add(id);
        if (id % 10 == 9) {
          list = new ArrayList<>(List.of(-id, id));
        }
        if (id % 4 == 0) {
          list.addAll(List.of(id + 1000, id + 2000));
        }
        sum += id;
        max = id;
        timers.add(TIMER + id % 4);
        if (id % 6 == 5) {
          timers.remove(TIMER + id % 4);
        }
        windows.merge(id * 10 / WINDOW * WINDOW, id, Long::sum);
      }
      expected.keyed("changes", "count", "value", key, null, null, count);
      if (text != null) {
        expected.keyed("changes", "text", "value", key, null, null, text);
      }
      for (Map.Entry<String, Long> entry : map.entrySet()) {
        expected.keyed("changes", "map", "map", key, null, entry.getKey(), entry.getValue());
      }
      expected.keyed("changes", "list", "list", key, null, null, list);
      expected.keyed("changes", "max", "reducing", key, null, null, max);
      expected.keyed("changes", "mean", "aggregating", key, null, null, Tuple2.of(sum, count));
      for (Long timer : timers) {
        expected.timer("changes", "_timer_state/event_user-timers", key, null, timer);
      }
      String name = "key " + key;
      windows.forEach((start, total) -> {
        expected.keyed("windows", "window-contents", "reducing", name, Expected.window(start, start + WINDOW), null, total);
        expected.timer("windows", "_timer_state/event_window-timers", name, Expected.window(start, start + WINDOW), start + WINDOW - 1);
      });
    }
  }
}
