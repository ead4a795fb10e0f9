package dev.stillwater.engine.checkpoint;

/**
 * Why a checkpoint failed, in Flink's words.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, CheckpointFailureReason.
 */
public enum CheckpointFailureReason {
  /** Not all required tasks are running. */
  NOT_ALL_REQUIRED_TASKS_RUNNING("Not all required tasks are currently running."),
  /** Too many are waiting. */
  TOO_MANY_CHECKPOINT_REQUESTS("The maximum number of queued checkpoint requests exceeded"),
  /** The pause since the last one is too short. */
  MINIMUM_TIME_BETWEEN_CHECKPOINTS("The minimum time between checkpoints is still pending. Checkpoint will be triggered after the minimum time."),
  /** The folder cannot be made, or the like. */
  IO_EXCEPTION("An Exception occurred while triggering the checkpoint. IO-problem detected."),
  /** The timeout has passed. */
  CHECKPOINT_EXPIRED("Checkpoint expired before completing."),
  /** A later one was completed first. */
  CHECKPOINT_SUBSUMED("Checkpoint has been subsumed."),
  /** A subtask said no. */
  CHECKPOINT_DECLINED("Checkpoint was declined."),
  /** A subtask is ending. */
  CHECKPOINT_DECLINED_TASK_CLOSING("Checkpoint was declined (task is closing)"),
  /** A later barrier overtook one that is being aligned. */
  CHECKPOINT_DECLINED_SUBSUMED("Checkpoint was canceled because a barrier from newer checkpoint was received."),
  /** A subtask could not write its part. */
  CHECKPOINT_ASYNC_EXCEPTION("Asynchronous task checkpoint failed."),
  /** The coordinator is shut down. */
  CHECKPOINT_COORDINATOR_SHUTDOWN("CheckpointCoordinator shutdown."),
  /** The coordinator is suspended because the job restarts. */
  CHECKPOINT_COORDINATOR_SUSPEND("Checkpoint Coordinator is suspending."),
  /** The job failed. */
  JOB_FAILURE("The job has failed."),
  /** A task failed. */
  TASK_FAILURE("Task has failed."),
  /** The metadata cannot be written. */
  FINALIZE_CHECKPOINT_FAILURE("Failure to finalize checkpoint."),
  /** The trigger failed. */
  TRIGGER_CHECKPOINT_FAILURE("Trigger checkpoint failure.");

  private final String message;

  CheckpointFailureReason(String message) {
    this.message = message;
  }

  /** Flink's text. */
  public String message() {
    return message;
  }
}
