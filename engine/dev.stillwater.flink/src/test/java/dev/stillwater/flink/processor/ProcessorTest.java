package dev.stillwater.flink.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.flink.FlinkCluster;
import dev.stillwater.flink.SampleJob;
import dev.stillwater.flink.SampleSnapshot;
import dev.stillwater.flink.SampleState;
import dev.stillwater.flink.SourceState;
import dev.stillwater.engine.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.state.api.functions.WindowReaderFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our writer writes, read through Flink's State Processor API. */
@ExtendWith(FlinkCluster.class)
class ProcessorTest {
  private static final Set<String> READ = ConcurrentHashMap.newKeySet();

  @TempDir
  Path temporary;

  @ParameterizedTest
  @CsvSource({"hashmap, 1000", "rocksdb, 128"})
  void stateProcessorApi_readsWhatWeWrote(String backend, int maxParallelism, MiniCluster cluster) throws Exception {
    // Catches state that Flink's own reader sees otherwise: values, lists, maps, rows, timers, windows, operator state.
    SampleState state = new SampleState();
    Path folder = temporary.resolve("ours");
    SampleSnapshot.write(folder, state, SourceState.ofTestData(), maxParallelism);
    READ.clear();
    StreamExecutionEnvironment environment = FlinkCluster.environment(backend);
    SavepointReader reader = SavepointReader.read(environment, folder.toUri().toString());
    keep(reader.readKeyedState(OperatorIdentifier.forUid("keyed"), new Keyed(), Types.LONG, Types.STRING));
    keep(reader.readKeyedState(OperatorIdentifier.forUid("tuples"), new Tuples(), SampleJob.TUPLE, Types.STRING));
    keep(reader.window(TumblingEventTimeWindows.of(Duration.ofMillis(SampleState.WINDOW_MS)))
        .reduce("windows", (ReduceFunction<Long>) Long::sum, new Windows(), Types.STRING, Types.LONG,
        Types.STRING));
    keep(reader.readListState(OperatorIdentifier.forUid("lists"), "split", Types.STRING).map(element -> "lists|split|" + element).returns(Types.STRING));
    keep(reader.readUnionState(OperatorIdentifier.forUid("lists"), "union", Types.LONG).map(element -> "lists|union|" + element).returns(Types.STRING));
    keep(reader.readBroadcastState(OperatorIdentifier.forUid("keyed"), "rules", Types.STRING, Types.LONG)
        .map(entry -> "keyed|rules|" + entry.f0 + "=" + entry.f1).returns(Types.STRING));
    cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph());

    TreeSet<String> expected = new TreeSet<>(state.lines());
    expected.addAll(state.timersAndWindows());
    expected.addAll(state.listElements());
    assertEquals(expected, new TreeSet<>(READ));
  }

  private static void keep(DataStream<String> lines) {
    lines.map(line -> {
      READ.add(line);
      return line;
    }).returns(Types.STRING).sinkTo(new DiscardingSink<>());
  }

  private static void collectEntries(String prefix, Iterable<? extends Map.Entry<?, ?>> entries, Collector<String> out) {
    entries.forEach(entry -> out.collect(prefix + entry.getKey() + "=" + entry.getValue()));
  }

  private static void collectList(String prefix, Iterable<?> elements, Collector<String> out) {
    List<Object> list = new ArrayList<>();
    if (elements != null) {
      elements.forEach(list::add);
    }
    if (!list.isEmpty()) {
      out.collect(prefix + list);
    }
  }

  /** Reads the operator "keyed". */
  static final class Keyed extends KeyedStateReaderFunction<Long, String> {
    private transient ValueState<Long> count;
    private transient ListState<String> words;
    private transient MapState<String, Long> map;
    private transient ReducingState<Long> max;
    private transient AggregatingState<Long, String> mean;
    private transient ValueState<Row> row;
    private transient ListState<Row> rows;
    private transient MapState<String, Row> named;

    @Override
    public void open(OpenContext context) throws Exception {
      count = getRuntimeContext().getState(SampleJob.count());
      words = getRuntimeContext().getListState(SampleJob.words());
      map = getRuntimeContext().getMapState(SampleJob.map());
      max = getRuntimeContext().getReducingState(SampleJob.max());
      mean = getRuntimeContext().getAggregatingState(SampleJob.mean());
      row = getRuntimeContext().getState(SampleJob.row());
      rows = getRuntimeContext().getListState(SampleJob.rows());
      named = getRuntimeContext().getMapState(SampleJob.named());
    }

    @Override
    public void readKey(Long key, Context context, Collector<String> out) throws Exception {
      out.collect("keyed|count|" + key + "|" + count.value());
      collectList("keyed|words|" + key + "|", words.get(), out);
      collectEntries("keyed|map|" + key + "|", map.entries(), out);
      out.collect("keyed|max|" + key + "|" + max.get());
      out.collect("keyed|mean|" + key + "|" + mean.get());
      out.collect("keyed|row|" + key + "|" + row.value());
      collectList("keyed|rows|" + key + "|", rows.get(), out);
      collectEntries("keyed|named|" + key + "|", named.entries(), out);
      context.registeredEventTimeTimers().forEach(time -> out.collect("keyed|timer|" + key + "|" + time));
      context.registeredProcessingTimeTimers().forEach(time -> out.collect("keyed|processing-timer|" + key + "|" + time));
    }
  }

  /** Reads the operator "tuples". */
  static final class Tuples extends KeyedStateReaderFunction<Tuple2<String, Long>, String> {
    private transient ValueState<Long> count;
    private transient MapState<Long, String> byNumber;

    @Override
    public void open(OpenContext context) throws Exception {
      count = getRuntimeContext().getState(SampleJob.count());
      byNumber = getRuntimeContext().getMapState(SampleJob.byNumber());
    }

    @Override
    public void readKey(Tuple2<String, Long> key, Context context, Collector<String> out) throws Exception {
      out.collect("tuples|count|" + key + "|" + count.value());
      collectEntries("tuples|byNumber|" + key + "|", byNumber.entries(), out);
      context.registeredEventTimeTimers().forEach(time -> out.collect("tuples|timer|" + key + "|" + time));
    }
  }

  /** Reads the operator "windows". */
  static final class Windows extends WindowReaderFunction<Long, String, String, TimeWindow> {
    @Override
    public void readWindow(String key, Context<TimeWindow> context, Iterable<Long> sums, Collector<String> out) {
      sums.forEach(sum -> out.collect("windows|" + key + "|" + context.window().getStart() + "|" + context.window().getEnd() + "|" + sum));
    }
  }
}
