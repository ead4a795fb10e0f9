package generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One job on a MiniCluster, driven in phases. */
public final class Cluster implements AutoCloseable {
  /** The source gives the ids below it. */
  public static final AtomicInteger LIMIT = new AtomicInteger();
  /** Ids that operators have seen, summed over the operators. */
  public static final AtomicLong SEEN = new AtomicLong();

  private final MiniCluster cluster;
  private final JobID job;

  /** Ids in order from one subtask; then, while there is nothing to give, -1 every 2 ms. */
  public static class Ids implements GeneratorFunction<Long, Long> {
    private long next;

    @Override
    public Long map(Long index) throws Exception {
      if (next < LIMIT.get()) {
        return next++;
      }
      Thread.sleep(2);
      return -1L;
    }
  }

  private Cluster(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /** Starts the job; options as key=value. */
  public static Cluster start(Path folder, String backend, int limit, Consumer<StreamExecutionEnvironment> build, String... options) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", backend);
    configuration.setString("execution.checkpointing.storage", "filesystem");
    configuration.setString("state.checkpoint-storage", "filesystem");
    configuration.setString("execution.checkpointing.dir", folder.toUri().toString());
    configuration.setString("state.checkpoints.dir", folder.toUri().toString());
    configuration.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    configuration.setString("rest.port", "0");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.address", "127.0.0.1");
    configuration.setString("taskmanager.numberOfTaskSlots", "2");
    configuration.setString("taskmanager.memory.managed.size", "64m");
    configuration.setString("restart-strategy.type", "none");
    for (String option : options) {
      configuration.setString(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
    }
    LIMIT.set(limit);
    SEEN.set(0);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(2);
    environment.setMaxParallelism(128);
    build.accept(environment);
    MiniCluster cluster = new MiniCluster(
        new MiniClusterConfiguration.Builder().setConfiguration(configuration).setNumTaskManagers(1).setNumSlotsPerTaskManager(2).build());
    cluster.start();
    return new Cluster(cluster, cluster.submitJob(environment.getStreamGraph().getJobGraph()).get().getJobID());
  }

  static DataGeneratorSource<Long> source() {
    return new DataGeneratorSource<>(new Ids(), Long.MAX_VALUE, Types.LONG);
  }

  /** The source of ids, with the id as event time. */
  public static SingleOutputStreamOperator<Long> ids(StreamExecutionEnvironment environment) {
    return environment.fromSource(source(),
            WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((id, time) -> Math.max(0, id)), "ids")
        .setParallelism(1).uid("ids").filter(id -> id >= 0).setParallelism(1).uid("ids-filter");
  }

  /** Waits until operators have seen so many ids. */
  public void awaitSeen(long count) throws Exception {
    await(() -> SEEN.get() >= count);
  }

  public void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (cluster.getJobStatus(job).get().isGloballyTerminalState()) {
        cluster.requestJobResult(job).get().toJobExecutionResult(Cluster.class.getClassLoader());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("stuck at " + SEEN + ", " + cluster.getJobStatus(job).get());
      }
      Thread.sleep(10);
    }
  }

  /** Takes a savepoint into the folder and gives its own. */
  public Path savepoint(Path folder, SavepointFormatType format) throws Exception {
    return Path.of(java.net.URI.create(cluster.triggerSavepoint(job, folder.toUri().toString(), false, format).get(60, TimeUnit.SECONDS)));
  }

  /** Takes a checkpoint into the folder that the cluster was started with. */
  public void checkpoint(CheckpointType type) throws Exception {
    cluster.triggerCheckpoint(job, type).get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
      cluster.cancelJob(job).get();
      while (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
        Thread.sleep(10);
      }
    }
    cluster.close();
  }

  static long size(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
