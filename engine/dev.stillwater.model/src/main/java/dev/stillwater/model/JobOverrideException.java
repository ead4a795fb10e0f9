package dev.stillwater.model;

/**
 * A setting of the form {@code UID.PARAM=VALUE} that does not fit the job; the message says why and names the nearest name.
 *
 * <p>THREADING: immutable.
 */
public final class JobOverrideException extends Exception {
  private static final long serialVersionUID = 1L;

  JobOverrideException(String message) {
    super(message);
  }
}
