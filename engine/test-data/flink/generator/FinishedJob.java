package generator;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** One source whose subtasks have all finished, one of which only the first has, one that goes on. */
final class FinishedJob {
  private static final long SPLIT = 20_000;

  private FinishedJob() {
  }

  /** Subtask 0 is quick, so that it finishes; subtask 1 gives ten elements and then idles. */
  static class Half implements GeneratorFunction<Long, Long> {
    private int subtask;
    private int given;

    @Override
    public void open(SourceReaderContext context) {
      subtask = context.getIndexOfSubtask();
    }

    @Override
    public Long map(Long index) throws Exception {
      if (given++ < 10) {
        return (long) given - 1 + 10L * subtask;
      }
      if (subtask == 1) {
        Thread.sleep(5);
      }
      return -1L;
    }
  }

  static void build(StreamExecutionEnvironment environment) {
    Columns running = operator("running", 12);
    running.build(Cluster.ids(environment));
    environment.fromSource(new DataGeneratorSource<>(index -> index, 10, Types.LONG), WatermarkStrategy.noWatermarks(), "finished").uid("finished")
        .map(id -> {
          Cluster.SEEN.incrementAndGet();
          return id;
        }).returns(Types.LONG).uid("finished-map").sinkTo(new DiscardingSink<>()).uid("finished-sink");
    operator("half", 20).build(environment.fromSource(new DataGeneratorSource<>(new Half(), 2 * SPLIT, Types.LONG), WatermarkStrategy.noWatermarks(), "half-source")
        .uid("half-source").filter(id -> id >= 0).uid("half-filter"));
  }

  static Columns operator(String uid, int count) {
    return new Columns(uid, Types.LONG, count, id -> id, false, List.of(Column.value("own", Types.LONG, id -> id * id)));
  }

  static void expect(Expected expected) {
    operator("running", 12).expect(expected);
    operator("half", 20).expect(expected);
  }

  /** What operators have seen when all is given. */
  static long seen() {
    return 12 + 10 + 20;
  }
}
