package dev.stillwater.host.replay.results;

/**
 * Results that cannot be read: the message says which file, what is wrong with it and what to do.
 *
 * <p>THREADING: immutable.
 */
public final class ResultsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isCancelled;

  ResultsException(String message, Throwable cause) {
    super(message, cause);
    isCancelled = false;
  }

  private ResultsException(String message) {
    super(message);
    isCancelled = true;
  }

  static ResultsException cancelled() {
    return new ResultsException("Reading was cancelled.");
  }

  /** Whether somebody has asked to stop, and nothing is wrong. */
  public boolean isCancelled() {
    return isCancelled;
  }
}
