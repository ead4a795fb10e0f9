package dev.stillwater.host;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureRecord;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What goes wrong while a job goes on: checkpoints that fail, and failures after which it is restarted. Each is told once; checkpoints that fail again and
 * again for one reason are told of every ten seconds.
 *
 * <p>THREADING: one thread.
 */
public final class RunNews {
  private static final long AGAIN_MS = 10_000;

  private long toldCheckpoint;
  private long toldMs;
  private Optional<CheckpointFailureReason> toldReason = Optional.empty();
  private int toldRestarts;

  /** What is new since the last call, a line each; what has made the job fail is not news but its end. Cost: the last ten checkpoints and 16 failures. */
  public List<String> of(JobExecution job) {
    List<String> lines = new ArrayList<>();
    int restarts = job.restartCount();
    for (JobFailureRecord failure : job.failures()) {
      if (failure.attempt() >= toldRestarts && failure.attempt() < restarts) {
        lines.add("warning: The job has failed and " + restart(job) + ". " + failure.failure().text());
      }
    }
    toldRestarts = restarts;
    JobState state = job.status().state();
    if (state == JobState.FAILED || state == JobState.FAILING) {
      return lines;
    }
    CheckpointStatistics checkpoints = job.checkpoints();
    checkpoints.history().stream().filter(RunNews::isFailure).sorted(Comparator.comparing(CheckpointStatistics.Checkpoint::checkpointId))
        .filter(checkpoint -> checkpoint.checkpointId() > toldCheckpoint).forEach(checkpoint -> tell(checkpoint, checkpoints.counts().failed(), lines));
    return lines;
  }

  private static String restart(JobExecution job) {
    return job.checkpoints().latest().restored().map(restored -> "goes on from its " + (restored.isSavepoint() ? "savepoint " : "checkpoint ") + restored.checkpointId())
        .orElse("begins anew, as it has no checkpoint");
  }

  /** Whether it failed for a reason of its own, and not because its job ends or a later one was first. */
  private static boolean isFailure(CheckpointStatistics.Checkpoint checkpoint) {
    return checkpoint.failure().isPresent() && switch (checkpoint.failure().get().reason()) {
      case IO_EXCEPTION, CHECKPOINT_ASYNC_EXCEPTION, CHECKPOINT_DECLINED, CHECKPOINT_EXPIRED, FINALIZE_CHECKPOINT_FAILURE -> true;
      case NOT_ALL_REQUIRED_TASKS_RUNNING, TOO_MANY_CHECKPOINT_REQUESTS, MINIMUM_TIME_BETWEEN_CHECKPOINTS, CHECKPOINT_SUBSUMED, CHECKPOINT_DECLINED_TASK_CLOSING,
          CHECKPOINT_DECLINED_SUBSUMED, CHECKPOINT_COORDINATOR_SHUTDOWN, CHECKPOINT_COORDINATOR_SUSPEND, JOB_FAILURE, TASK_FAILURE, TRIGGER_CHECKPOINT_FAILURE -> false;
    };
  }

  private void tell(CheckpointStatistics.Checkpoint checkpoint, long failedCount, List<String> lines) {
    CheckpointStatistics.Failure failure = checkpoint.failure().orElseThrow();
    toldCheckpoint = checkpoint.checkpointId();
    if (toldReason.equals(Optional.of(failure.reason())) && failure.timeMs() - toldMs < AGAIN_MS) {
      return;
    }
    toldReason = Optional.of(failure.reason());
    toldMs = failure.timeMs();
    String kind = checkpoint.type().isSavepoint() ? "Savepoint " : "Checkpoint ";
    lines.add("warning: " + kind + checkpoint.checkpointId() + " has failed" + (failedCount > 1 ? String.format(Locale.ROOT, " (%,d so far)", failedCount) : "")
        + "; what was complete before it stays. " + failure.message());
  }
}
