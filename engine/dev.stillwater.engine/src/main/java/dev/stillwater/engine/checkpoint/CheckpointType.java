package dev.stillwater.engine.checkpoint;

/**
 * Why a snapshot of a running job is taken.
 *
 * <p>THREADING: immutable.
 */
public enum CheckpointType {
  /** The engine's own, for recovery. */
  CHECKPOINT,
  /** The user's; the job goes on. */
  SAVEPOINT,
  /** The user's; sources stop at the barrier, the job ends when it is complete. Windows stay open. */
  SYNC_SAVEPOINT,
  /** As {@link #SYNC_SAVEPOINT}, but the watermark goes to its end first, so that all windows and event-time timers fire. */
  SYNC_SAVEPOINT_DRAIN;

  /** Whether it belongs to the user. */
  public boolean isSavepoint() {
    return this != CHECKPOINT;
  }

  /** Whether the job ends with it. */
  public boolean isStopping() {
    return this == SYNC_SAVEPOINT || this == SYNC_SAVEPOINT_DRAIN;
  }
}
