package dev.stillwater.flink;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Some operators of the job that wrote Flink's own snapshots in the test data: those whose state needs no classes of that job. */
final class FixtureJob {
  private static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules", Types.STRING, Types.LONG);

  private FixtureJob() {
  }

  static void build(StreamExecutionEnvironment environment) {
    DataStream<Long> ids = environment.fromSource(new DataGeneratorSource<>(new Control.Ids(), Long.MAX_VALUE, Types.LONG),
        WatermarkStrategy.forGenerator(context -> new SampleJob.Controlled<>()), "src").setParallelism(1).uid("src").filter(id -> id >= 0).setParallelism(1)
        .uid("src-filter");
    BroadcastStream<String> commands = environment.fromSource(new DataGeneratorSource<>(new Control.Commands(), Long.MAX_VALUE, Types.STRING),
        WatermarkStrategy.forGenerator(context -> new SampleJob.Controlled<>()), "commands").setParallelism(1).uid("commands").filter(text -> !text.isEmpty())
        .setParallelism(1)
        .uid("commands-filter").broadcast(RULES);
    ids.keyBy(id -> "a", Types.STRING).connect(commands).process(new OneValue<String>("keyed-b", "sum")).returns(Types.LONG).uid("keyed-b")
        .sinkTo(new DiscardingSink<>()).uid("sink-b");
    ids.keyBy(id -> id, Types.LONG).connect(commands).process(new OneValue<Long>("bcast", "bcount")).returns(Types.LONG).uid("bcast")
        .sinkTo(new DiscardingSink<>()).uid("sink-bcast");
    ids.keyBy(id -> "a", Types.STRING).window(TumblingEventTimeWindows.of(Duration.ofHours(6))).aggregate(new Count(), new Fired()).returns(Types.LONG)
        .uid("win-agg")
        .sinkTo(new DiscardingSink<>()).uid("sink-win");
  }

  /** Dumps its one value state and the rules. */
  static final class OneValue<K> extends KeyedBroadcastProcessFunction<K, Long, String, Long> {
    private final String uid;
    private final String state;

    OneValue(String uid, String state) {
      this.uid = uid;
      this.state = state;
    }

    @Override
    public void processElement(Long id, ReadOnlyContext context, Collector<Long> out) {
      out.collect(id);
    }

    @Override
    public void processBroadcastElement(String command, Context context, Collector<Long> out) throws Exception {
      context.applyToKeyedState(new ValueStateDescriptor<>(state, Types.LONG), (key, value) -> Control.DUMPED.add(uid + "|" + key + "," + value.value()));
      for (Map.Entry<String, Long> rule : context.getBroadcastState(RULES).entries()) {
        Control.DUMPED.add(uid + "-rules|" + rule.getKey() + "," + rule.getValue());
      }
      Control.DUMPS.incrementAndGet();
    }
  }

  /** Counts. */
  static final class Count implements AggregateFunction<Long, Long, Long> {
    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(Long id, Long count) {
      return count + 1;
    }

    @Override
    public Long getResult(Long count) {
      return count;
    }

    @Override
    public Long merge(Long one, Long other) {
      return one + other;
    }
  }

  /** Notes windows that fire. */
  static final class Fired extends ProcessWindowFunction<Long, Long, String, TimeWindow> {
    @Override
    public void process(String key, Context context, Iterable<Long> counts, Collector<Long> out) {
      counts.forEach(count -> Control.FIRED.add(key + "," + context.window().getStart() + "," + context.window().getEnd() + ",[" + count + "]"));
    }
  }
}
