package dev.stillwater.benchmarks.state;

import dev.stillwater.benchmarks.ChildMain;
import dev.stillwater.benchmarks.flow.CheckpointFigures;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The peer's process: a job on a local Flink cluster that holds a state of many keys, which it fills and ends with a savepoint, or restores from one and takes
 * snapshots of.
 *
 * <p>THREADING: the main thread; the subtasks, in this JVM, count in {@link #RESULTS}.
 */
public final class PeerHolding {
  private static final AtomicLong RESULTS = new AtomicLong();
  private static final TypeInformation<Tuple2<Long, Long>> PAIR = Types.TUPLE(Types.LONG, Types.LONG);
  private static final long POLL_MS = 1;
  private static final String MANAGED_MEMORY = "512m";

  private final HoldingTask task;
  private final Configuration configuration;
  private final MiniCluster cluster;

  private PeerHolding(HoldingTask task) {
    this.task = task;
    configuration = configuration(task);
    cluster = new MiniCluster(new MiniClusterConfiguration.Builder().setConfiguration(configuration).setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(task.parallelism()).build());
  }

  /** Arguments: those of the task. Prints what was measured. */
  public static void main(String[] arguments) {
    ChildMain.run(() -> {
      PeerHolding holding = new PeerHolding(HoldingTask.of(arguments));
      holding.cluster.start();
      return holding.task.from().isPresent() ? holding.restore() : holding.fill();
    });
  }

  private static Configuration configuration(HoldingTask task) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, task.isRocks() ? "rocksdb" : "hashmap");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse(MANAGED_MEMORY));
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(HoldingTask.CHECKPOINT_MS));
    configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, task.checkpoints().toUri().toString());
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    return configuration;
  }

  private JobGraph job() {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(task.parallelism());
    environment.setMaxParallelism(StateCase.MAX_PARALLELISM);
    RateLimiterStrategy rate = task.from().isPresent() ? RateLimiterStrategy.perSecond(HoldingTask.RECORDS_A_SECOND) : RateLimiterStrategy.noOp();
    environment.fromSource(new DataGeneratorSource<>(new Records(task.keys()), Long.MAX_VALUE / 2, rate, PAIR), WatermarkStrategy.noWatermarks(), "in").uid("in")
        .keyBy(record -> record.f0, Types.LONG)
        .process(new Most()).returns(PAIR).uid(StateCase.UID)
        .sinkTo(new DiscardingSink<>()).uid("out");
    JobGraph job = environment.getStreamGraph().getJobGraph();
    task.from().ifPresent(from -> job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(from.toUri().toString())));
    return job;
  }

  private JobID start(JobGraph job, long results) throws Exception {
    JobID id = cluster.submitJob(job).get().getJobID();
    while (RESULTS.get() < results) {
      Thread.sleep(POLL_MS);
    }
    return id;
  }

  private Map<String, Object> fill() throws Exception {
    JobGraph job = job();
    long begin = System.nanoTime();
    JobID id = start(job, task.keys());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("fillSeconds", HoldingTask.secondsSince(begin));
    begin = System.nanoTime();
    String savepoint = cluster.stopWithSavepoint(id, folder("canonical"), false, SavepointFormatType.CANONICAL).get();
    result.put("stopSeconds", HoldingTask.secondsSince(begin));
    result.put("savepoint", path(savepoint));
    return result;
  }

  private Map<String, Object> restore() throws Exception {
    JobGraph job = job();
    long begin = System.nanoTime();
    JobID id = start(job, 1);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("restoreSeconds", HoldingTask.secondsSince(begin));
    if (task.isMeasured()) {
      result.putAll(checkpoints(id));
      savepoints(id, SavepointFormatType.CANONICAL, "canonical", result);
      savepoints(id, SavepointFormatType.NATIVE, "native", result);
    }
    return result;
  }

  private Map<String, Object> checkpoints(JobID id) throws Exception {
    List<Long> numbers = new ArrayList<>();
    for (int number = 0; number < HoldingTask.CHECKPOINTS; number++) {
      Thread.sleep(HoldingTask.PAUSE_MS);
      numbers.add(cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED).get());
    }
    CheckpointFigures figures = new CheckpointFigures();
    cluster.getExecutionGraph(id).get().getCheckpointStatsSnapshot().getHistory().getCheckpoints().stream()
        .filter(one -> numbers.contains(one.getCheckpointId()) && one instanceof CompletedCheckpointStats).forEach(one -> figures.add(one.getEndToEndDuration(),
            one.getAllTaskStateStats().stream().filter(vertex -> vertex.getSummaryStats() != null)
                .mapToLong(vertex -> vertex.getSummaryStats().getSyncCheckpointDurationStats().getMaximum()).max().orElse(0), one.getStateSize()));
    return figures.result();
  }

  private void savepoints(JobID id, SavepointFormatType format, String name, Map<String, Object> result) throws Exception {
    List<Double> seconds = new ArrayList<>();
    String last = "";
    for (int number = 0; number < HoldingTask.SAVEPOINTS; number++) {
      Thread.sleep(HoldingTask.PAUSE_MS);
      long begin = System.nanoTime();
      last = cluster.triggerSavepoint(id, folder(name), false, format).get();
      seconds.add(HoldingTask.secondsSince(begin));
    }
    result.put(name + "Seconds", HoldingTask.median(seconds));
    result.put(name, path(last));
  }

  private String folder(String form) {
    return task.savepoints(form).toUri().toString();
  }

  private static String path(String savepoint) {
    return savepoint.startsWith("file:") ? Path.of(URI.create(savepoint).getPath()).toString() : savepoint;
  }

  private static final class Records implements GeneratorFunction<Long, Tuple2<Long, Long>> {
    private static final long serialVersionUID = 1L;

    private final long keys;

    Records(long keys) {
      this.keys = keys;
    }

    @Override
    public Tuple2<Long, Long> map(Long number) {
      long index = number % keys;
      return Tuple2.of(StateCase.key(index), StateCase.amount(index, 0));
    }
  }

  private static final class Most extends KeyedProcessFunction<Long, Tuple2<Long, Long>, Tuple2<Long, Long>> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> most;

    @Override
    public void open(OpenContext context) {
      most = getRuntimeContext().getState(new ValueStateDescriptor<>(StateCase.STATE, Types.LONG));
    }

    @Override
    public void processElement(Tuple2<Long, Long> record, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
      Long before = most.value();
      long after = before == null ? record.f1 : Math.max(before, record.f1);
      most.update(after);
      RESULTS.incrementAndGet();
      out.collect(Tuple2.of(record.f0, after));
    }
  }
}
