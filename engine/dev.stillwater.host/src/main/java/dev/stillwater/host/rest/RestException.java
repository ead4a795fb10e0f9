package dev.stillwater.host.rest;

/**
 * A request that is not answered as asked: the status and the sentence that the answer has, as Flink would give them.
 *
 * <p>THREADING: immutable.
 */
final class RestException extends Exception {
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int TOO_LARGE = 413;
  static final int INTERNAL = 500;
  static final int UNAVAILABLE = 503;
  private static final long serialVersionUID = 1L;

  private final int status;

  RestException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
