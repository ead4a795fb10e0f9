package generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** A slow operator behind a quick source, so that records are in the channels when the unaligned checkpoint is taken. */
final class FlightJob {
  static final int KEYS = 5;
  static final int LIMIT = 4000;
  /** Ids that a subtask had seen when it took part in the checkpoint, as its function counted them outside of Flink's state. */
  private static final Map<Integer, List<Long>> AT_CHECKPOINT = new ConcurrentHashMap<>();

  private FlightJob() {
  }

  static void build(StreamExecutionEnvironment environment) {
    AT_CHECKPOINT.clear();
    Cluster.ids(environment).keyBy(id -> id % KEYS, Types.LONG).process(new Slow()).returns(Types.LONG).uid("slow").name("slow").sinkTo(new DiscardingSink<>()).uid("slow-sink");
  }

  static class Slow extends KeyedProcessFunction<Long, Long, Long> implements CheckpointedFunction {
    private transient ListState<Long> seen;
    private transient List<Long> all;

    @Override
    public void open(OpenContext context) {
      seen = getRuntimeContext().getListState(new ListStateDescriptor<>("seen", Types.LONG));
      all = new ArrayList<>();
    }

    @Override
    public void processElement(Long id, Context context, Collector<Long> out) throws Exception {
      Thread.sleep(20);
      seen.add(id);
      all.add(id);
      Cluster.SEEN.incrementAndGet();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      AT_CHECKPOINT.put(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), List.copyOf(all));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
      all = new ArrayList<>();
    }
  }

  static void expect(Expected expected, Path folder) throws Exception {
    List<String> flight = new ArrayList<>();
    AT_CHECKPOINT.forEach((subtask, ids) -> {
      Map<Long, List<Long>> byKey = new TreeMap<>();
      ids.forEach(id -> byKey.computeIfAbsent(id % KEYS, key -> new ArrayList<>()).add(id));
      byKey.forEach((key, list) -> expected.keyed("slow", "seen", "list", key, null, null, list));
      flight.add("subtask " + subtask + " has seen " + ids.size() + " ids, the last is " + (ids.isEmpty() ? "none" : ids.getLast())
          + "; the later ones of its keys up to the source's position are in the channels");
    });
    Files.write(folder.resolve("in-flight.txt"), flight);
  }
}
