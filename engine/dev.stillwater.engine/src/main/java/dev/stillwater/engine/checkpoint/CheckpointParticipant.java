package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.plan.TaskPlan;

/**
 * A subtask as the coordinator sees it.
 *
 * <p>THREADING: used by the coordinator's thread; each method leaves a letter and returns at once.
 */
public interface CheckpointParticipant {
  /** The task. */
  TaskPlan task();

  /** Index in the task, from 0. */
  int index();

  /** Sends the barrier on its way; only to subtasks with a source. */
  void triggerCheckpoint(CheckpointBarrier barrier);

  /** The checkpoint is complete; Long.MAX_VALUE when the job ends without checkpoints. */
  void checkpointCompleted(long checkpointId);

  /** The checkpoint was given up. */
  void checkpointAborted(long checkpointId);

  /** Ends the input of a source, as if there were no more of it. */
  void drain();

  /** The job ends. */
  void end();

  /** Whether it has no input but reads a source. */
  default boolean isSource() {
    return task().head().input().isEmpty();
  }
}
