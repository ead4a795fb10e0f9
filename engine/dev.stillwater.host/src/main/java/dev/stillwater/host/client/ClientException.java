package dev.stillwater.host.client;

import java.util.Objects;

/**
 * Says why a job or a cluster has not done what was asked of it; the message is for people.
 *
 * <p>THREADING: immutable.
 */
public final class ClientException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What has gone wrong. */
  public enum Kind {
    /** Nobody answers, or not in time. */
    UNREACHABLE,
    /** The answer is no: there is no such thing, or it is not possible now. */
    REFUSED,
    /** The answer makes no sense. */
    BAD_ANSWER,
    /** What was asked for was begun and has failed. */
    FAILED
  }

  private final Kind kind;
  private final int status;

  ClientException(Kind kind, int status, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.status = status;
  }

  ClientException(Kind kind, String message) {
    this(kind, 0, message, null);
  }

  /** Nobody can be asked, for the reason that the message gives. */
  public static ClientException unreachable(String message, Throwable cause) {
    return new ClientException(Kind.UNREACHABLE, 0, message, cause);
  }

  /** What has gone wrong. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status of an answer that is no; 0 where there is none. */
  public int status() {
    return status;
  }
}
