package dev.stillwater.benchmarks;

import dev.stillwater.benchmarks.flow.FlowWorkload;
import dev.stillwater.benchmarks.replay.ReplayWorkload;
import dev.stillwater.benchmarks.state.StateWorkload;
import dev.stillwater.engine.json.Json;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process of {@code ./stillwater bench}: measures a workload on our engine and on its peer.
 *
 * <p>Exit codes: 0 measured, 1 the results of the two differ, 2 could not be measured or asked.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class BenchMain {
  private BenchMain() {
  }

  /** Measures and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(arguments, out, err);
    out.flush();
    Runtime.getRuntime().exit(code);
  }

  private static BenchReport measure(BenchOptions options, PrintStream err) throws BenchException, IOException, InterruptedException {
    if (options.flow().isPresent()) {
      return new FlowWorkload(options.flow().get(), options, err).measure();
    }
    return options.workload().equals(BenchOptions.REPLAY) ? new ReplayWorkload(options, err).measure() : new StateWorkload(options, err).measure();
  }

  /** Measures; results go to {@code out}, progress and messages to {@code err}. Returns the exit code. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      BenchOptions options = BenchOptions.parse(arguments);
      if (options.isHelp()) {
        out.print(BenchOptions.USAGE);
        return 0;
      }
      BenchReport report = measure(options, err);
      out.println(options.isJson() ? Json.text(report.document()) : report.text());
      return report.isEqual() ? 0 : 1;
    } catch (BenchException | IOException e) {
      err.println("stillwater: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("stillwater: interrupted.");
      return 130;
    }
  }
}
