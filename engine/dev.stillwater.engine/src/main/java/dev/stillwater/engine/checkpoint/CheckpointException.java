package dev.stillwater.engine.checkpoint;

/**
 * Says why a snapshot of a running job was not taken.
 *
 * <p>THREADING: immutable.
 */
public final class CheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  private final CheckpointFailureReason reason;

  /** A failure for the reason alone. */
  public CheckpointException(CheckpointFailureReason reason) {
    super(reason.message());
    this.reason = reason;
  }

  /** A failure for the reason, with what is behind it in a sentence. */
  public CheckpointException(CheckpointFailureReason reason, String detail, Throwable cause) {
    super(detail.isEmpty() ? reason.message() : reason.message() + " " + detail, cause);
    this.reason = reason;
  }

  /** The reason. */
  public CheckpointFailureReason reason() {
    return reason;
  }
}
