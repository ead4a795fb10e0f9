package generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.evictors.CountEvictor;
import org.apache.flink.streaming.api.windowing.triggers.CountTrigger;
import org.apache.flink.streaming.api.windowing.windows.Window;
import org.apache.flink.util.Collector;

/** Windows that have not fired: tumbling, with an evictor, global with a trigger that counts; more than 128 key groups. */
final class WindowsJob {
  static final int LIMIT = 120;
  private static final int MAX_PARALLELISM = 1000;
  private static final long SIZE = 50;
  private static final int KEYS = 9;

  private WindowsJob() {
  }

  static class All<W extends Window> extends ProcessWindowFunction<Long, Long, Object, W> {
    @Override
    public void process(Object key, Context context, Iterable<Long> ids, Collector<Long> out) {
      ids.forEach(out::collect);
    }
  }

  static void build(StreamExecutionEnvironment environment) {
    environment.setMaxParallelism(MAX_PARALLELISM);
    DataStream<Long> ids = Cluster.ids(environment).assignTimestampsAndWatermarks(WatermarkStrategy.<Long>noWatermarks().withTimestampAssigner((id, time) -> id)).uid("times");
    Duration size = Duration.ofMillis(SIZE);
    end("tumbling", ids.keyBy(id -> (Object) (id % KEYS), cast(Types.LONG)).window(TumblingEventTimeWindows.of(size)).process(new All<>()));
    end("tuple-key", ids.keyBy(id -> (Object) Tuple2.of("k" + id % KEYS, (int) (id % 2)), cast(Types.TUPLE(Types.STRING, Types.INT))).window(TumblingEventTimeWindows.of(size)).process(new All<>()));
    end("evicting", ids.keyBy(id -> (Object) (id % KEYS), cast(Types.LONG)).window(TumblingEventTimeWindows.of(size)).evictor(CountEvictor.of(3)).process(new All<>()));
    end("global", ids.keyBy(id -> (Object) ("k" + id % KEYS), cast(Types.STRING)).window(GlobalWindows.create()).trigger(CountTrigger.of(1_000_000)).process(new All<>()));
    ids.rebalance().map(id -> {
      Cluster.SEEN.incrementAndGet();
      return id;
    }).returns(Types.LONG).uid("count").sinkTo(new DiscardingSink<>()).uid("count-sink");
  }

  @SuppressWarnings("unchecked")
  private static TypeInformation<Object> cast(TypeInformation<?> type) {
    return (TypeInformation<Object>) type;
  }

  private static void end(String uid, SingleOutputStreamOperator<Long> windows) {
    windows.returns(Types.LONG).uid(uid).name(uid).sinkTo(new DiscardingSink<>()).uid(uid + "-sink");
  }

  static void expect(Expected expected) {
    Map<Long, Map<Long, List<Long>>> tumbling = new TreeMap<>();
    Map<Tuple2<String, Integer>, Map<Long, List<Long>>> tuples = new LinkedHashMap<>();
    Map<Long, List<Long>> global = new TreeMap<>();
    for (long id = 0; id < LIMIT; id++) {
      long start = id / SIZE * SIZE;
      tumbling.computeIfAbsent(id % KEYS, key -> new TreeMap<>()).computeIfAbsent(start, key -> new ArrayList<>()).add(id);
      tuples.computeIfAbsent(Tuple2.of("k" + id % KEYS, (int) (id % 2)), key -> new TreeMap<>()).computeIfAbsent(start, key -> new ArrayList<>()).add(id);
      global.computeIfAbsent(id % KEYS, key -> new ArrayList<>()).add(id);
    }
    tumbling.forEach((key, windows) -> windows.forEach((start, ids) -> {
      window(expected, "tumbling", key, start, ids);
      window(expected, "evicting", key, start, ids.stream().map(id -> {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("timestamp", id);
        element.put("value", id);
        return element;
      }).toList());
    }));
    tuples.forEach((key, windows) -> windows.forEach((start, ids) -> window(expected, "tuple-key", key, start, ids)));
    global.forEach((key, ids) -> {
      expected.keyed("global", "window-contents", "list", "k" + key, "global", null, ids);
      expected.keyed("global", "count", "reducing", "k" + key, "global", null, ids.size());
    });
  }

  private static void window(Expected expected, String uid, Object key, long start, Object content) {
    expected.keyed(uid, "window-contents", "list", key, Expected.window(start, start + SIZE), null, content);
    expected.timer(uid, "_timer_state/event_window-timers", key, Expected.window(start, start + SIZE), start + SIZE - 1);
  }
}
