package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.task.Subtask;

/**
 * What subtasks tell the coordinator.
 *
 * <p>THREADING: any thread; returns at once.
 */
public interface CheckpointResponder {
  /** The subtask's part of the checkpoint is on the disk. */
  void acknowledged(Subtask subtask, long checkpointId, SubtaskCheckpointMetrics metrics);

  /** The subtask cannot take part; the checkpoint fails for the reason. */
  void declined(Subtask subtask, long checkpointId, CheckpointFailureReason reason, Throwable cause);

  /**
   * All input of the subtask has been processed and its results sent. It goes on taking part in checkpoints, and on passing barriers, until it is told that
   * the job ends.
   */
  void endOfData(Subtask subtask);
}
