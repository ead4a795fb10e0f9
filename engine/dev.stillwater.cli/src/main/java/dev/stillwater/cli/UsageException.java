package dev.stillwater.cli;

/**
 * A command line that makes no sense; the message says what to do.
 *
 * <p>THREADING: immutable.
 */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
