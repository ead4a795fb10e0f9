package dev.stillwater.engine.task;

/**
 * Thrown inside of a function, or of long work on its state, that has to end because its job does. An error, so that functions do not catch it by mistake.
 *
 * <p>THREADING: the subtask.
 */
public final class JobStopped extends Error {
  private static final long serialVersionUID = 1L;

  /** Makes one, without stack trace. */
  public JobStopped() {
    super("The job is being stopped.", null, false, false);
  }
}
