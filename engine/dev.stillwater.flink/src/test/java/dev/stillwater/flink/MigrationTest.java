package dev.stillwater.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.StateMigrationException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job of Flink whose columns have changed since our snapshot was written. */
@ExtendWith(FlinkCluster.class)
class MigrationTest {
  /** The id is wider, the name is gone, a column is new, the order is another. */
  private static final RowType CHANGED = RowType.of(RowField.nullable("extra", ValueType.INT), RowField.nullable("price", ValueType.DECIMAL),
      RowField.required("id", ValueType.DECIMAL),
      RowField.required("at", ValueType.TIMESTAMP));
  /** The price may not be missing any more. */
  private static final RowType REFUSED = RowType.of(RowField.required("id", ValueType.LONG), RowField.required("price", ValueType.DECIMAL));

  @TempDir
  Path temporary;

  private Path write() throws Exception {
    Path folder = temporary.resolve("ours");
    SampleSnapshot.write(folder, new SampleState(), SourceState.ofTestData(), SampleSnapshot.MAX_PARALLELISM);
    return folder;
  }

  private static TreeSet<String> expected() {
    TreeSet<String> lines = new TreeSet<>();
    new SampleState().keyed.forEach((key, state) -> lines.add(key + "|"
        + ArrayRow.of(CHANGED, null, state.row.get(SampleState.ROW.indexOf("price")), BigDecimal.valueOf((Long) state.row.get(0)),
        state.row.get(SampleState.ROW.indexOf("at")))));
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void changedColumns_areMigrated(String backend, MiniCluster cluster) throws Exception {
    // Catches rows that a restored job reads by the wrong columns, or writes in the old ones under the new header.
    Path savepoint;
    try (FlinkCluster.Job job = FlinkCluster.Job.restore(cluster, write(), backend, true, environment -> build(environment, CHANGED))) {
      Control.IS_DUMP_WANTED.set(true);
      job.await(() -> Control.DUMPS.get() == 2);
      assertEquals(expected(), new TreeSet<>(Control.DUMPED));
      savepoint = job.savepoint(temporary, SavepointFormatType.CANONICAL);
    }
    TreeSet<String> saved = new TreeSet<>();
    try (SnapshotView view = SnapshotReader.open(savepoint, SnapshotOptions.local(), ProgressListener.NONE);
        EntryCursor cursor = view.operatorOfUid("keyed").orElseThrow().state("row").orElseThrow().entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        saved.add(cursor.key() + "|" + ValueLines.of(cursor.value()));
      }
    }
    assertEquals(expected(), saved);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void columnsThatDoNotFit_areRefused(String backend, MiniCluster cluster) throws Exception {
    // Catches state that is thrown away or garbled in place of a refusal.
    try (FlinkCluster.Job job = FlinkCluster.Job.restore(cluster, write(), backend, true, environment -> build(environment, REFUSED))) {
      Control.IS_DUMP_WANTED.set(true);
      Exception failure = assertThrows(Exception.class, () -> job.await(() -> false));
      assertTrue(ExceptionUtils.findThrowableSerializedAware(failure, StateMigrationException.class, getClass().getClassLoader()).isPresent(),
          failure.toString());
    }
  }

  private static void build(StreamExecutionEnvironment environment, RowType type) {
    DataStream<Long> ids = environment.fromSource(new DataGeneratorSource<>(new Control.Ids(), Long.MAX_VALUE, Types.LONG), WatermarkStrategy.noWatermarks(),
        "ids").setParallelism(1)
        .uid("ids");
    BroadcastStream<String> commands = environment.fromSource(new DataGeneratorSource<>(new Control.Commands(), Long.MAX_VALUE, Types.STRING),
        WatermarkStrategy.noWatermarks(), "commands")
        .setParallelism(1).uid("commands").filter(text -> !text.isEmpty()).setParallelism(1).uid("commands-filter")
        .broadcast(new MapStateDescriptor<>("rules", Types.STRING, Types.LONG));
    ids.keyBy(id -> id, Types.LONG).connect(commands).process(new Rows(new RowSerializer(type))).returns(Types.LONG).uid("keyed")
        .sinkTo(new DiscardingSink<>()).uid("keyed-sink");
  }

  /** Dumps the state "row". */
  static final class Rows extends KeyedBroadcastProcessFunction<Long, Long, String, Long> {
    private final RowSerializer serializer;

    Rows(RowSerializer serializer) {
      this.serializer = serializer;
    }

    @Override
    public void processElement(Long id, ReadOnlyContext context, Collector<Long> out) {
      out.collect(id);
    }

    @Override
    public void processBroadcastElement(String command, Context context, Collector<Long> out) throws Exception {
      context.applyToKeyedState(new ValueStateDescriptor<Row>("row", serializer),
          (key, state) -> Control.DUMPED.add(key + "|" + serializer.adapted(state.value())));
      Control.DUMPS.incrementAndGet();
    }
  }
}
