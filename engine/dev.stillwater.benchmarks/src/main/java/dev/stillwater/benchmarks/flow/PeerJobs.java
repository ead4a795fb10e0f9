package dev.stillwater.benchmarks.flow;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * The work as jobs of Flink's DataStream API, in the way of its documentation: typed tuples with their own serializers, incremental aggregates in windows.
 *
 * <p>THREADING: the main thread builds the job; functions run in their subtasks.
 */
final class PeerJobs {
  private static final TypeInformation<Tuple2<Long, Long>> PAIR = Types.TUPLE(Types.LONG, Types.LONG);
  private static final Duration ONE_DAY = Duration.ofDays(1);

  private PeerJobs() {
  }

  /** Adds a job that generates so many records; the sink takes digests if told to. */
  static void generated(StreamExecutionEnvironment environment, FlowCase work, long total, boolean isDigesting) {
    int parallelism = environment.getParallelism();
    WatermarkStrategy<Long> timeless = WatermarkStrategy.noWatermarks();
    switch (work) {
      case P1 -> environment
          .fromSource(new DataGeneratorSource<>(new PeerSources.Longs(total, parallelism), total, Types.LONG), timeless, "numbers").uid("numbers")
          .map(value -> value * 31 + 7).returns(Types.LONG).uid("map")
          .filter(value -> value % 4 != 0).uid("filter")
          .sinkTo(new PeerSink<>(isDigesting)).uid("out");
      case P2 -> environment
          .fromSource(new DataGeneratorSource<>(new PeerSources.Keys(total, parallelism), total, Types.LONG), timeless, "keys").uid("keys")
          .keyBy(key -> key, Types.LONG)
          .process(new Count()).returns(PAIR).uid("count")
          .sinkTo(new PeerSink<>(isDigesting)).uid("out");
      case P3 -> environment
          .fromSource(new DataGeneratorSource<>(new PeerSources.Events(total, parallelism), total, PAIR),
              WatermarkStrategy.<Tuple2<Long, Long>>forBoundedOutOfOrderness(Duration.ofMillis(FlowCase.BACK_MS))
                  .withTimestampAssigner((event, before) -> event.f1), "events").uid("events")
          .keyBy(event -> event.f0, Types.LONG)
          .window(SlidingEventTimeWindows.of(Duration.ofMillis(FlowCase.WINDOW_MS), Duration.ofMillis(FlowCase.SLIDE_MS)))
          .aggregate(new CountOfWindow(), new WithWindow(), Types.LONG, Types.LONG, Types.TUPLE(Types.LONG, Types.INSTANT, Types.INSTANT, Types.LONG)).uid("windows")
          .sinkTo(new PeerSink<>(isDigesting)).uid("out");
      case P4 -> throw new IllegalArgumentException("Flights come from files.");
    }
  }

  /** Adds the flights job from the files, each with a header, to a folder; lines are cut by hand or read by Flink's CSV format. */
  static void flights(StreamExecutionEnvironment environment, List<Path> files, Path out, boolean isByHand) {
    org.apache.flink.core.fs.Path[] paths = files.stream().map(file -> new org.apache.flink.core.fs.Path(file.toUri()))
        .toArray(org.apache.flink.core.fs.Path[]::new);
    FlightTime time = new FlightTime();
    DataStream<String> lines = isByHand
        ? daily(environment.fromSource(FileSource.forRecordStreamFormat(new PeerFlightFiles.ByHand(), paths).build(),
            WatermarkStrategy.<Tuple5<Long, Integer, Integer, String, String>>forMonotonousTimestamps().withTimestampAssigner((flight, before) -> flight.f0),
            "flights").uid("flights").filter(flight -> flight.f1 > 0).uid("delayed"))
        : daily(environment.fromSource(FileSource.forRecordStreamFormat(PeerFlightFiles.csv(), paths).build(),
            WatermarkStrategy.<PeerFlightFiles.Line>forMonotonousTimestamps().withTimestampAssigner((line, before) -> time.of(line.date)), "flights")
            .uid("flights").filter(line -> line.delay > 0).uid("delayed")
            .map(line -> Tuple5.of(0L, line.delay, line.distance, line.origin, line.destination)).returns(PeerFlights.FLIGHT).uid("typed"));
    lines.sinkTo(FileSink.forRowFormat(new org.apache.flink.core.fs.Path(out.toUri()), new SimpleStringEncoder<String>()).build()).uid("out").setParallelism(1);
  }

  private static DataStream<String> daily(DataStream<Tuple5<Long, Integer, Integer, String, String>> delayed) {
    return delayed.keyBy(flight -> flight.f3, Types.STRING)
        .window(TumblingEventTimeWindows.of(ONE_DAY))
        .aggregate(new PeerFlights.Delays(), new PeerFlights.DelaysOfDay(), PeerFlights.DELAYS, PeerFlights.DELAYS, Types.STRING).uid("daily");
  }

  private static final class Count extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(Long key, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
      Long before = count.value();
      long after = before == null ? 1 : before + 1;
      count.update(after);
      out.collect(Tuple2.of(key, after));
    }
  }

  private static final class CountOfWindow implements AggregateFunction<Tuple2<Long, Long>, Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(Tuple2<Long, Long> event, Long count) {
      return count + 1;
    }

    @Override
    public Long getResult(Long count) {
      return count;
    }

    @Override
    public Long merge(Long first, Long second) {
      return first + second;
    }
  }

  private static final class WithWindow extends ProcessWindowFunction<Long, Tuple4<Long, Instant, Instant, Long>, Long, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(Long key, Context context, Iterable<Long> counts, Collector<Tuple4<Long, Instant, Instant, Long>> out) {
      out.collect(Tuple4.of(key, Instant.ofEpochMilli(context.window().getStart()), Instant.ofEpochMilli(context.window().getEnd()), counts.iterator().next()));
    }
  }
}
