package dev.stillwater.engine.task;

/**
 * Tells the subtasks of a job to stop.
 *
 * <p>THREADING: any thread.
 */
public final class JobControl {
  private volatile boolean isStopping;

  /** Asks all subtasks to stop at the end of their batch. */
  public void stop() {
    isStopping = true;
  }

  /** Whether the subtasks are to stop. */
  public boolean isStopping() {
    return isStopping;
  }
}
