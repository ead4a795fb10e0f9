package dev.stillwater.engine;

/**
 * Ends a job with a {@link JobFailure}.
 *
 * <p>THREADING: immutable.
 */
public final class JobFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JobFailure failure;

  /** Makes an exception of the failure. */
  public JobFailureException(JobFailure failure) {
    super(failure.text(), failure.cause().orElse(null));
    this.failure = failure;
  }

  /** The failure. */
  public JobFailure failure() {
    return failure;
  }
}
