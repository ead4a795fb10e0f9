package dev.stillwater.engine;

/**
 * States of a job, with Flink's names.
 *
 * <p>THREADING: immutable.
 */
public enum JobState {
  /** Subtasks work. */
  RUNNING,
  /** Asked to stop; subtasks end their batch. */
  CANCELLING,
  /** All input was processed. */
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
