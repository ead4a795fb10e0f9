package dev.stillwater.engine;

/**
 * States of a job, with Flink's names.
 *
 * <p>THREADING: immutable.
 */
public enum JobState {
  /** Made, and not running yet. */
  CREATED,
  /** Subtasks work. */
  RUNNING,
  /** A failure came; its subtasks are stopped. What comes next depends on the restart strategy. */
  FAILING,
  /** Waits for the next attempt, or makes it. */
  RESTARTING,
  /** Asked to stop; subtasks end their batch. */
  CANCELLING,
  /** All input was processed, or the job was stopped with a savepoint. */
  FINISHED,
  /** Stopped before the end. */
  CANCELED,
  /** Ended by a {@link JobFailure}. */
  FAILED;

  /** Whether the state is final. */
  public boolean isTerminal() {
    return this == FINISHED || this == CANCELED || this == FAILED;
  }
}
