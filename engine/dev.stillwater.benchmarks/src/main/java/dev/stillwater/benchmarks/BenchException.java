package dev.stillwater.benchmarks;

/**
 * Why a benchmark could not be asked for or not be measured, in a sentence for people.
 *
 * <p>THREADING: immutable.
 */
public final class BenchException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The message says what, where, and what to do. */
  public BenchException(String message) {
    super(message);
  }
}
