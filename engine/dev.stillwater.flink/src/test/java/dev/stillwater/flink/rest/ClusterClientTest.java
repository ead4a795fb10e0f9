package dev.stillwater.flink.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.flink.FlinkCluster;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.ClusterNumbers;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client that drives jobs of the desktop drives those of a Flink cluster. */
@ExtendWith(FlinkCluster.class)
class ClusterClientTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @TempDir
  private Path folder;

  /** What a failed test leaves would take the slots of all that come behind it. */
  @AfterEach
  void cancelAll(MiniCluster cluster) throws Exception {
    for (JobStatusMessage job : cluster.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        cluster.cancelJob(job.getJobId()).get();
      }
    }
  }

  @Test
  void jobOfACluster_isWatchedAndStoppedWithASavepoint(MiniCluster cluster) throws Exception {
    // Catches a request that Flink's server refuses, and an answer of Flink that our client cannot read.
    String id = start(cluster);
    try (JobClient client = JobClient.of(cluster.getRestAddress().get(), Optional.empty(), JobClient.TIMEOUT)) {
      await(client, id, "RUNNING");
      assertTrue(client.jobs().stream().anyMatch(job -> job.jobId().equals(id) && job.endTimeMs().isEmpty()));
      assertFalse(client.plan(id).objects("nodes").isEmpty());
      awaitAllTasks(client, id);
      SavepointOrder order = new SavepointOrder(Optional.of(folder.toUri().toString()), Optional.of("a label, which Flink has not"), SnapshotFormat.CANONICAL);
      Path taken = Path.of(URI.create(client.awaitSavepoint(id, client.triggerSavepoint(id, order))));
      assertTrue(Files.exists(taken.resolve("_metadata")));
      assertEquals(1, client.checkpoints(id).object("counts").orElseThrow().number("completed").orElseThrow());
      Path last = Path.of(URI.create(client.awaitSavepoint(id, client.triggerStop(id, order, false))));
      assertTrue(Files.exists(last.resolve("_metadata")));
      await(client, id, "FINISHED");
      client.dispose(taken.toUri().toString());
      assertFalse(Files.exists(taken.resolve("_metadata")));
    }
  }

  @Test
  void jobOfACluster_isCheckpointedMeasuredAndCancelled(MiniCluster cluster) throws Exception {
    // Catches metrics that Flink names otherwise, so that a drawing says n/a for all of them, and a checkpoint that is not heard of.
    String id = start(cluster);
    try (JobClient client = JobClient.of(cluster.getRestAddress().get(), Optional.empty(), JobClient.TIMEOUT)) {
      await(client, id, "RUNNING");
      awaitAllTasks(client, id);
      String trigger = client.triggerCheckpoint(id);
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (client.checkpoint(id, trigger).isEmpty()) {
        assertTrue(System.nanoTime() < end, "the checkpoint is not complete");
        LockSupport.parkNanos(20_000_000);
      }
      ClusterNumbers numbers = ClusterNumbers.of(client, id, Set.of("Numbers", "Slow"));
      while (!isMeasured(numbers, "Slow", 1) || !isMeasured(numbers, "Numbers", 0)) {
        assertTrue(System.nanoTime() < end, numbers.toString());
        LockSupport.parkNanos(200_000_000);
        numbers = ClusterNumbers.of(client, id, Set.of("Numbers", "Slow"));
      }
      assertEquals("RUNNING", numbers.state());
      assertEquals(1, numbers.checkpointId().orElseThrow());
      ClusterNumbers.Task task = numbers.tasks().stream().filter(each -> each.operators().containsKey("Slow")).findFirst().orElseThrow();
      assertTrue(task.operatorNames().contains("Slow"), task.name());
      assertEquals(OperatorIds.ofUid("slow"), task.id());
      assertEquals(List.of(numbers.tasks().getFirst().id()), task.inputs());
      assertTrue(task.operators().get("Slow").in().orElseThrow() > 0, task.toString());
      assertTrue(task.shares().busy().isPresent() && task.shares().idle().isPresent() && task.shares().pressed().isPresent(), task.toString());
      assertTrue(task.checkpoint().durationMs().isPresent(), task.toString());
      client.cancel(id);
      await(client, id, "CANCELED");
    }
  }

  private static boolean isMeasured(ClusterNumbers numbers, String operator, long recordsMin) {
    return numbers.tasks().stream().anyMatch(task -> task.operators().containsKey(operator) && task.operators().get(operator).in().orElse(0) >= recordsMin
        && task.shares().busy().isPresent() && task.flow().inPerSecond().isPresent());
  }

  @Test
  void jobThatIsNotThere_isSaidInWords(MiniCluster cluster) throws Exception {
    // Catches Flink's stack traces as messages for people.
    try (JobClient client = JobClient.of(cluster.getRestAddress().get(), Optional.empty(), JobClient.TIMEOUT)) {
      ClientException refused = assertThrows(ClientException.class, () -> client.job("0".repeat(32)));
      assertEquals(404, refused.status());
      assertEquals("Job " + "0".repeat(32) + " not found", refused.getMessage());
      ClientException failed = assertThrows(ClientException.class, () -> client.dispose(folder.resolve("none").toUri().toString()));
      assertEquals(ClientException.Kind.FAILED, failed.kind());
      assertFalse(failed.getMessage().contains("\n"), failed.getMessage());
    }
  }

  /** The source is slower than what follows: a barrier would else wait behind the seconds of work that fill the buffers between them. */
  private static String start(MiniCluster cluster) throws Exception {
    StreamExecutionEnvironment environment = FlinkCluster.environment("hashmap");
    environment.fromSequence(0, Long.MAX_VALUE).name("Numbers").uid("numbers").map(value -> pause(value, 2_000_000)).name("Pace").uid("pace").rebalance()
        .map(value -> pause(value, 1_000_000)).name("Slow").uid("slow").sinkTo(new DiscardingSink<>());
    JobID id = cluster.submitJob(environment.getStreamGraph().getJobGraph()).get().getJobID();
    return id.toString();
  }

  private static long pause(long value, long nanos) {
    LockSupport.parkNanos(nanos);
    return value;
  }

  private static void await(JobClient client, String id, String state) throws ClientException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!client.state(id).equals(state)) {
      assertTrue(System.nanoTime() < end, client.state(id));
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void awaitAllTasks(JobClient client, String id) throws ClientException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!client.job(id).objects("vertices").stream().map(vertex -> vertex.text("status").orElse("")).allMatch(List.of("RUNNING")::contains)) {
      assertTrue(System.nanoTime() < end, "not all tasks run");
      LockSupport.parkNanos(20_000_000);
    }
  }
}
