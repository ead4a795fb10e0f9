package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.ChildMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The peer's process: a local Flink cluster that runs the work, exactly once, with its checkpoints in local files.
 *
 * <p>THREADING: the main thread; Flink has its own.
 */
public final class PeerRun {
  private static final long TOTAL = Long.MAX_VALUE / 2;
  private static final long POLL_MS = 20;
  private static final String MANAGED_MEMORY = "512m";

  private final FlowTask task;
  private final Configuration configuration;
  private final MiniCluster cluster;

  private PeerRun(FlowTask task) {
    this.task = task;
    configuration = configuration(task);
    cluster = new MiniCluster(new MiniClusterConfiguration.Builder().setConfiguration(configuration).setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(task.parallelism()).build());
  }

  /** Arguments: those of the task. Prints what was measured. */
  public static void main(String[] arguments) {
    ChildMain.run(() -> {
      PeerRun run = new PeerRun(FlowTask.of(arguments));
      run.cluster.start();
      return run.task.work() == FlowCase.P4 ? run.flights() : run.task.count() > 0 ? run.digest() : run.measure();
    });
  }

  private static Configuration configuration(FlowTask task) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, task.isRocks() ? "rocksdb" : "hashmap");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse(MANAGED_MEMORY));
    configuration.set(org.apache.flink.configuration.RestOptions.BIND_PORT, "0");
    // A job that cannot run is to be seen, and not to be tried again for ever.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    if (task.checkpointMs() > 0) {
      configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(task.checkpointMs()));
      configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
      configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, task.folder().resolve("checkpoints").toUri().toString());
      configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    }
    return configuration;
  }

  private StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(task.parallelism());
    return environment;
  }

  private JobID submit(StreamExecutionEnvironment environment) throws Exception {
    JobGraph job = environment.getStreamGraph().getJobGraph();
    return cluster.submitJob(job).get().getJobID();
  }

  /** Runs to the end of the numbers and takes the digest of the results. */
  private Map<String, Object> digest() throws Exception {
    StreamExecutionEnvironment environment = environment();
    PeerJobs.generated(environment, task.work(), task.count(), true);
    JobID job = submit(environment);
    cluster.requestJobResult(job).get().toJobExecutionResult(PeerRun.class.getClassLoader());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("digest", PeerProgress.digest());
    result.put("results", PeerProgress.digested());
    return result;
  }

  private Map<String, Object> measure() throws Exception {
    StreamExecutionEnvironment environment = environment();
    PeerJobs.generated(environment, task.work(), TOTAL / task.parallelism() * task.parallelism(), false);
    JobID job = submit(environment);
    while (PeerProgress.firstRecordMs() == 0) {
      pause(POLL_MS);
    }
    pause(task.warmUpMs());
    long beginMs = System.currentTimeMillis();
    long records = PeerProgress.records();
    double cpu = ProcessFigures.cpuSeconds();
    long start = System.nanoTime();
    pause(task.measureMs());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("records", PeerProgress.records() - records);
    result.put("seconds", (System.nanoTime() - start) / 1e9);
    result.put("cpuSeconds", ProcessFigures.cpuSeconds() - cpu);
    result.put("firstRecordSeconds", (PeerProgress.firstRecordMs() - task.startedMs()) / 1000.0);
    result.putAll(checkpoints(job, beginMs));
    return result;
  }

  /** The job again and again until the time is over, the first time to warm up; digests what the last one wrote. */
  private Map<String, Object> flights() throws Exception {
    flightsOnce(0);
    long records = 0;
    double cpu = 0;
    double seconds = 0;
    Map<String, Object> result = new LinkedHashMap<>();
    for (int run = 1; run == 1 || seconds < task.measureMs() / 1000.0; run++) {
      result.putAll(flightsOnce(run));
      records += task.count();
      seconds += (Double) result.get("seconds");
      cpu += (Double) result.get("cpuSeconds");
    }
    result.put("records", records);
    result.put("seconds", seconds);
    result.put("cpuSeconds", cpu);
    return result;
  }

  private Map<String, Object> flightsOnce(int run) throws Exception {
    double cpu = ProcessFigures.cpuSeconds();
    long start = System.nanoTime();
    StreamExecutionEnvironment environment = environment();
    Path out = task.folder().resolve("out-" + run);
    PeerJobs.flights(environment, task.files(), out, task.isByHand());
    JobID job = submit(environment);
    cluster.requestJobResult(job).get().toJobExecutionResult(PeerRun.class.getClassLoader());
    double seconds = (System.nanoTime() - start) / 1e9;
    cpu = ProcessFigures.cpuSeconds() - cpu;
    Map<String, Object> result = checkpoints(job, 0);
    LineDigest digest = new LineDigest();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digest.add(file, false);
      }
    }
    result.putAll(digest.result());
    result.put("seconds", seconds);
    result.put("cpuSeconds", cpu);
    return result;
  }

  /** Of those that were begun when the job was warm. */
  private Map<String, Object> checkpoints(JobID job, long sinceMs) throws Exception {
    CheckpointStatsSnapshot snapshot = cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
    if (snapshot == null) {
      return CheckpointFigures.none();
    }
    CheckpointFigures figures = new CheckpointFigures();
    List<CompletedCheckpointStats> completed = snapshot.getHistory().getCheckpoints().stream().filter(CompletedCheckpointStats.class::isInstance)
        .map(CompletedCheckpointStats.class::cast).filter(one -> one.getTriggerTimestamp() >= sinceMs).toList();
    for (CompletedCheckpointStats one : completed) {
      long sync = one.getAllTaskStateStats().stream().filter(vertex -> vertex.getSummaryStats() != null)
          .mapToLong(vertex -> vertex.getSummaryStats().getSyncCheckpointDurationStats().getMaximum()).max().orElse(0);
      figures.add(one.getEndToEndDuration(), sync, one.getStateSize());
    }
    return figures.result();
  }

  private static void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
