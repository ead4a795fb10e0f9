package dev.stillwater.engine.task;

import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.state.StateBackend;
import java.util.Objects;

/**
 * What one attempt to run a job gives to all its subtasks for state and checkpoints. A restart after a failure is another attempt.
 *
 * <p>THREADING: immutable; the parts say themselves who may use them.
 *
 * @param jobId id of the job, 32 hexadecimal digits
 * @param checkpoints when checkpoints are taken
 * @param backend makes keyed state
 * @param restore where the state comes from that the attempt begins with
 * @param responder hears of the subtasks' part in checkpoints
 * @param scheduler does the asynchronous part of checkpoints
 */
public record AttemptServices(String jobId, CheckpointSettings checkpoints, StateBackend backend, RestoreSource restore, CheckpointResponder responder,
    Scheduler scheduler) {
  public AttemptServices {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(checkpoints, "checkpoints");
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(restore, "restore");
    Objects.requireNonNull(responder, "responder");
    Objects.requireNonNull(scheduler, "scheduler");
  }
}
