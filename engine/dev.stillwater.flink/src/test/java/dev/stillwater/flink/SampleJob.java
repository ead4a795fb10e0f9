package dev.stillwater.flink;

import dev.stillwater.engine.row.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** A job of Flink whose state a {@link SampleState} is, driven by {@link Control}. */
public final class SampleJob {
  public static final TypeInformation<Tuple2<String, Long>> TUPLE = Types.TUPLE(Types.STRING, Types.LONG);
  static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules", Types.STRING, Types.LONG);

  private SampleJob() {
  }

  public static ValueStateDescriptor<Long> count() {
    return new ValueStateDescriptor<>("count", Types.LONG);
  }

  public static ListStateDescriptor<String> words() {
    return new ListStateDescriptor<>("words", Types.STRING);
  }

  public static MapStateDescriptor<String, Long> map() {
    return new MapStateDescriptor<>("map", Types.STRING, Types.LONG);
  }

  public static ReducingStateDescriptor<Long> max() {
    return new ReducingStateDescriptor<>("max", (ReduceFunction<Long>) Math::max, Types.LONG);
  }

  public static AggregatingStateDescriptor<Long, Tuple2<Long, Long>, String> mean() {
    return new AggregatingStateDescriptor<>("mean", new Mean(), Types.TUPLE(Types.LONG, Types.LONG));
  }

  public static ValueStateDescriptor<Row> row() {
    return new ValueStateDescriptor<>("row", new RowSerializer(SampleState.ROW));
  }

  public static ListStateDescriptor<Row> rows() {
    return new ListStateDescriptor<>("rows", new RowSerializer(SampleState.ROW));
  }

  public static MapStateDescriptor<String, Row> named() {
    return new MapStateDescriptor<>("named", StringSerializer.INSTANCE, new RowSerializer(SampleState.ROW));
  }

  public static MapStateDescriptor<Long, String> byNumber() {
    return new MapStateDescriptor<>("byNumber", Types.LONG, Types.STRING);
  }

  static void build(StreamExecutionEnvironment environment) {
    build(environment, "keyed");
  }

  /** The job with another uid for the operator "keyed". */
  static void build(StreamExecutionEnvironment environment, String keyedUid) {
    DataStream<Long> ids = environment.fromSource(new DataGeneratorSource<>(new Control.Ids(), Long.MAX_VALUE, Types.LONG),
        WatermarkStrategy.<Long>forGenerator(context -> new Controlled<>()).withTimestampAssigner((id, time) -> Math.max(0, id)), "ids").setParallelism(1)
        .uid("ids")
        .filter(id -> id >= 0).setParallelism(1).uid("ids-filter");
    BroadcastStream<String> commands = environment.fromSource(new DataGeneratorSource<>(new Control.Commands(), Long.MAX_VALUE, Types.STRING),
        WatermarkStrategy.forGenerator(context -> new Controlled<>()), "commands").setParallelism(1).uid("commands").filter(text -> !text.isEmpty())
        .setParallelism(1)
        .uid("commands-filter").broadcast(RULES);
    ids.keyBy(id -> SampleState.key(id), Types.LONG).connect(commands).process(new Keyed()).returns(Types.LONG).uid(keyedUid).sinkTo(new DiscardingSink<>())
        .uid("keyed-sink");
    ids.filter(id -> id < SampleState.TUPLES).uid("tuples-filter").keyBy(id -> SampleState.tuple(id), TUPLE).connect(commands).process(new Tuples())
        .returns(Types.LONG).uid("tuples")
        .sinkTo(new DiscardingSink<>()).uid("tuples-sink");
    ids.keyBy(id -> "w" + id % SampleState.WINDOW_KEYS, Types.STRING).window(TumblingEventTimeWindows.of(Duration.ofMillis(SampleState.WINDOW_MS)))
        .reduce(new Sum(), new Fired())
        .returns(Types.LONG).uid("windows").sinkTo(new DiscardingSink<>()).uid("windows-sink");
    ids.rebalance().map(new Lists()).returns(Types.LONG).uid("lists").sinkTo(new DiscardingSink<>()).uid("lists-sink");
  }

  /** Gives the watermark that the test wants. */
  static final class Controlled<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
      // The watermark does not depend on events.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (Control.WATERMARK.get() > Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(Control.WATERMARK.get()));
      }
    }
  }

  /** Sum and number; its result shows both. */
  public static final class Mean implements AggregateFunction<Long, Tuple2<Long, Long>, String> {
    @Override
    public Tuple2<Long, Long> createAccumulator() {
      return Tuple2.of(0L, 0L);
    }

    @Override
    public Tuple2<Long, Long> add(Long value, Tuple2<Long, Long> sum) {
      return Tuple2.of(sum.f0 + value, sum.f1 + 1);
    }

    @Override
    public String getResult(Tuple2<Long, Long> sum) {
      return sum.toString();
    }

    @Override
    public Tuple2<Long, Long> merge(Tuple2<Long, Long> one, Tuple2<Long, Long> other) {
      return Tuple2.of(one.f0 + other.f0, one.f1 + other.f1);
    }
  }

  /** The operator "keyed". */
  static final class Keyed extends KeyedBroadcastProcessFunction<Long, Long, String, Long> {
    @Override
    public void processElement(Long id, ReadOnlyContext context, Collector<Long> out) throws Exception {
      ValueState<Long> count = getRuntimeContext().getState(count());
      count.update(count.value() + 1);
      getRuntimeContext().getListState(words()).add("id" + id);
      getRuntimeContext().getMapState(map()).put("last", id);
      getRuntimeContext().getReducingState(max()).add(id * 1000);
      getRuntimeContext().getAggregatingState(mean()).add(id);
      getRuntimeContext().getState(row()).update(SampleState.row(id));
      getRuntimeContext().getListState(rows()).add(SampleState.row(id));
      getRuntimeContext().getMapState(named()).put("new", SampleState.row(id));
      context.timerService().registerEventTimeTimer(SampleState.LATER_TIMER + context.getCurrentKey());
      Control.SEEN.incrementAndGet();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) {
      Control.FIRED.add("keyed|timer|" + context.getCurrentKey() + "|" + timestamp);
    }

    @Override
    public void processBroadcastElement(String command, Context context, Collector<Long> out) throws Exception {
      Control.Dump dump = new Control.Dump("keyed");
      context.applyToKeyedState(count(), (key, state) -> dump.add("count", key, state.value()));
      context.applyToKeyedState(words(), (key, state) -> dump.addAll("words", key, state.get()));
      context.applyToKeyedState(map(), (key, state) -> dump.addEntries("map", key, state.entries()));
      context.applyToKeyedState(max(), (key, state) -> dump.add("max", key, state.get()));
      context.applyToKeyedState(mean(), (key, state) -> dump.add("mean", key, state.get()));
      context.applyToKeyedState(row(), (key, state) -> dump.add("row", key, state.value()));
      context.applyToKeyedState(rows(), (key, state) -> dump.addAll("rows", key, state.get()));
      context.applyToKeyedState(named(), (key, state) -> dump.addEntries("named", key, state.entries()));
      for (Map.Entry<String, Long> rule : context.getBroadcastState(RULES).entries()) {
        Control.DUMPED.add("keyed|rules|" + rule);
      }
      Control.DUMPS.incrementAndGet();
    }
  }

  /** The operator "tuples". */
  static final class Tuples extends KeyedBroadcastProcessFunction<Tuple2<String, Long>, Long, String, Long> {
    @Override
    public void processElement(Long id, ReadOnlyContext context, Collector<Long> out) throws Exception {
      ValueState<Long> count = getRuntimeContext().getState(count());
      count.update(count.value() + 100);
      getRuntimeContext().getMapState(byNumber()).put(-1L, "new");
      Control.SEEN.incrementAndGet();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) {
      Control.FIRED.add("tuples|timer|" + context.getCurrentKey() + "|" + timestamp);
    }

    @Override
    public void processBroadcastElement(String command, Context context, Collector<Long> out) throws Exception {
      Control.Dump dump = new Control.Dump("tuples");
      context.applyToKeyedState(count(), (key, state) -> dump.add("count", key, state.value()));
      context.applyToKeyedState(byNumber(), (key, state) -> dump.addEntries("byNumber", key, state.entries()));
      Control.DUMPS.incrementAndGet();
    }
  }

  /** Adds what comes into a window. */
  static final class Sum implements ReduceFunction<Long> {
    @Override
    public Long reduce(Long one, Long other) {
      Control.SEEN.incrementAndGet();
      return one + other;
    }
  }

  /** Notes windows that fire. */
  static final class Fired extends ProcessWindowFunction<Long, Long, String, TimeWindow> {
    @Override
    public void process(String key, Context context, Iterable<Long> sums, Collector<Long> out) {
      sums.forEach(sum -> Control.FIRED.add("windows|" + key + "|" + context.window().getStart() + "|" + context.window().getEnd() + "|" + sum));
    }
  }

  /** The operator "lists". */
  static final class Lists extends RichMapFunction<Long, Long> implements CheckpointedFunction {
    private transient ListState<String> split;

    @Override
    public Long map(Long id) {
      Control.SEEN.incrementAndGet();
      return id;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      split.update(List.of("subtask " + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask()));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      split = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("split", Types.STRING));
      for (String element : split.get()) {
        Control.LISTS.add("lists|split|" + element);
      }
      for (Long element : context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("union", Types.LONG)).get()) {
        Control.LISTS.add("lists|union|" + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + "|" + element);
      }
    }
  }
}
