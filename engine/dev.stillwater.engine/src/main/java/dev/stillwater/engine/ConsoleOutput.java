package dev.stillwater.engine;

/**
 * Takes the lines that console sinks print.
 *
 * <p>THREADING: any thread; an implementation keeps each call's lines together.
 */
public interface ConsoleOutput {
  /** Prints whole lines, each with its line end. */
  void print(CharSequence lines);
}
