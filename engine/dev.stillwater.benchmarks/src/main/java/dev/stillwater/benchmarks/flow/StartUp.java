package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.Folders;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How long {@code ./stillwater run} takes from the start of the process to the first record that a console prints.
 *
 * <p>THREADING: one thread.
 */
final class StartUp {
  private static final String COMMAND_LINE = "dev.stillwater.cli.Main";

  private final Path folder;
  private final Path job;

  /** A start of the job of the task. */
  StartUp(FlowTask task) throws IOException {
    folder = Files.createDirectories(task.folder());
    job = folder.resolve("start.job");
    Files.writeString(job, FlowJobs.text(task, FlowJobs.console()));
  }

  /** Seconds to the first record, with generated classes in the named cache if it has them. */
  double seconds(String cache) throws IOException, BenchException {
    String script = System.getProperty(Folders.SCRIPT);
    List<String> command = script != null ? List.of(script, "run", job.toString())
        : List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            String.join(File.pathSeparator, Folders.ourClassPath().stream().map(Path::toString).toList()), COMMAND_LINE, "run", job.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("start.txt").toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve(cache).toString());
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader out = process.inputReader()) {
      if (out.readLine() == null) {
        throw new BenchException("the command line printed no record: " + Files.readString(folder.resolve("start.txt")));
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      process.destroyForcibly();
    }
  }
}
