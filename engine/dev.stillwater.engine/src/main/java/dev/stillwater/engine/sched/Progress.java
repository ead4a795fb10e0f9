package dev.stillwater.engine.sched;

/**
 * What a step of a subtask achieved.
 *
 * <p>THREADING: immutable.
 */
public enum Progress {
  /** Something was done; there may be more. */
  MADE_PROGRESS,
  /** Nothing could be done: no input, no room in an output, or not yet time. */
  NO_PROGRESS,
  /** The subtask has finished and must not be stepped again. */
  DONE
}
