package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.task.Subtask;

/**
 * What subtasks tell the coordinator.
 *
 * <p>THREADING: any thread; returns at once.
 */
public interface CheckpointResponder {
  /** The subtask has taken its state from the snapshot and begins to run; from now on it can take part in checkpoints. */
  void initialized(Subtask subtask);

  /**
   * The subtask's part of the checkpoint is on the disk. Each barrier that a subtask has taken is answered once, with this or with {@link #declined}, also
   * when the checkpoint was given up meanwhile; then nothing of the subtask writes to the target any more.
   */
  void acknowledged(Subtask subtask, long checkpointId, SubtaskCheckpointMetrics metrics);

  /** The subtask cannot take part; the checkpoint fails for the reason. */
  void declined(Subtask subtask, long checkpointId, CheckpointFailureReason reason, Throwable cause);

  /**
   * All input of the subtask has been processed and its results sent. It goes on taking part in checkpoints, and on passing barriers, until it is told that
   * the job ends.
   */
  void endOfData(Subtask subtask);
}
