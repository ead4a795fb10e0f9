package dev.stillwater.engine;

import dev.stillwater.engine.sink.RowCollector;
import java.util.Optional;

/**
 * Takes the lines that console sinks print, and gives collect sinks a place for their records.
 *
 * <p>THREADING: any thread; an implementation keeps each call's lines together.
 */
@FunctionalInterface
public interface ConsoleOutput {
  /** Prints whole lines, each with its line end. */
  void print(CharSequence lines);

  /** Where collect sinks put their records; without one they keep none. */
  default Optional<RowCollector> collector() {
    return Optional.empty();
  }

  /** The same with a place for the records of collect sinks. */
  default ConsoleOutput collecting(RowCollector rows) {
    ConsoleOutput console = this;
    return new ConsoleOutput() {
      @Override
      public void print(CharSequence lines) {
        console.print(lines);
      }

      @Override
      public Optional<RowCollector> collector() {
        return Optional.of(rows);
      }
    };
  }
}
