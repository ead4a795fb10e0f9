package dev.stillwater.flink;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One MiniCluster for all tests of a module, with two slots; tests take it as a parameter. */
public final class FlinkCluster implements BeforeAllCallback, ParameterResolver {
  private static final int PARALLELISM = 2;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** Ends with the last test. */
  private record Running(MiniCluster cluster) implements AutoCloseable {
    static Running start() {
      try {
        Configuration configuration = new Configuration();
        configuration.setString("rest.port", "0");
        configuration.setString("rest.bind-port", "0");
        configuration.setString("rest.address", "127.0.0.1");
        configuration.setString("taskmanager.memory.managed.size", "64m");
        configuration.setString("metrics.fetcher.update-interval", "200 ms");
        // What the REST server says of a job is as old as that at most: three seconds, unless it is told otherwise.
        configuration.setString("web.refresh-interval", "50 ms");
        MiniCluster cluster = new MiniCluster(
            new MiniClusterConfiguration.Builder().setConfiguration(configuration).setNumTaskManagers(1).setNumSlotsPerTaskManager(PARALLELISM).build());
        cluster.start();
        return new Running(cluster);
      } catch (Exception e) {
        throw new IllegalStateException("The MiniCluster did not start.", e);
      }
    }

    @Override
    public void close() {
      cluster.closeAsync().join();
    }
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(ExtensionContext.Namespace.create(FlinkCluster.class));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    store(context).getOrComputeIfAbsent(Running.class, type -> Running.start(), Running.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MiniCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context).get(Running.class, Running.class).cluster();
  }

  /** A job that runs until it is closed. LIFECYCLE: close it. */
  public record Job(MiniCluster cluster, JobID id) implements AutoCloseable {
    /** Starts a job from a snapshot. */
    static Job restore(MiniCluster cluster, Path snapshot, String backend, boolean mayLeaveState, Consumer<StreamExecutionEnvironment> build) throws Exception {
      Control.reset();
      StreamExecutionEnvironment environment = environment(backend);
      build.accept(environment);
      JobGraph graph = environment.getStreamGraph().getJobGraph();
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(snapshot.toAbsolutePath().toUri().toString(), mayLeaveState));
      return new Job(cluster, cluster.submitJob(graph).get().getJobID());
    }

    /** Waits for what the job is to tell; fails at once with the job's own failure. */
    void await(BooleanSupplier condition) throws Exception {
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (!condition.getAsBoolean()) {
        if (cluster.getJobStatus(id).get().isGloballyTerminalState()) {
          cluster.requestJobResult(id).get().toJobExecutionResult(FlinkCluster.class.getClassLoader());
        }
        if (System.nanoTime() > end) {
          throw new AssertionError("The job is " + cluster.getJobStatus(id).get() + " and has not done what was awaited: seen " + Control.SEEN + ", dumps "
              + Control.DUMPS
              + ", fired " + Control.FIRED.size());
        }
        LockSupport.parkNanos(5_000_000);
      }
    }

    /** Takes a savepoint of the form below the folder. */
    Path savepoint(Path folder, SavepointFormatType form) throws Exception {
      return Path.of(URI.create(cluster.triggerSavepoint(id, folder.toUri().toString(), false, form).get(30, TimeUnit.SECONDS)));
    }

    @Override
    public void close() {
      if (!cluster.getJobStatus(id).join().isGloballyTerminalState()) {
        cluster.cancelJob(id).join();
      }
      cluster.requestJobResult(id).join();
    }
  }

  /** An environment whose jobs are submitted by hand. */
  public static StreamExecutionEnvironment environment(String backend) {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", backend);
    configuration.setString("restart-strategy.type", "none");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(PARALLELISM);
    environment.setMaxParallelism(SampleSnapshot.MAX_PARALLELISM);
    environment.getConfig().setAutoWatermarkInterval(10);
    return environment;
  }
}
