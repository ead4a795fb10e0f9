package dev.stillwater.benchmarks;

import dev.stillwater.benchmarks.flow.ProcessFigures;
import dev.stillwater.engine.json.Json;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The life of a process that measures an engine: it prints its result and ends, whatever threads the engine has left; when it fails it says why and ends too.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class ChildMain {
  private ChildMain() {
  }

  /** What a process measures. */
  @FunctionalInterface
  public interface Measurement {
    /** Measures; the result can be changed. */
    Map<String, Object> run() throws Exception;
  }

  /** Measures, prints the result as JSON with the peak memory of the process, and ends the process: 0 measured, 1 failed. */
  public static void run(Measurement measurement) {
    int code = 1;
    try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
      try {
        Map<String, Object> result = measurement.run();
        result.put("peakMemoryMb", ProcessFigures.peakMemoryMb().orElse(0));
        out.println(Json.text(result));
        code = 0;
      } catch (Exception | LinkageError | OutOfMemoryError problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
          err.println(cause);
        }
      }
    }
    Runtime.getRuntime().halt(code);
  }
}
