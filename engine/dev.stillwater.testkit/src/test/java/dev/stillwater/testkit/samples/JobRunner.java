package dev.stillwater.testkit.samples;

import dev.stillwater.engine.JobStatus;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import dev.stillwater.testkit.tidy.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs jobs of the samples to their end, in this process and on real threads. */
final class JobRunner {
  private static final long TIMEOUT_MS = 600_000;

  private final Path folder;

  /** Generated classes and results go below the folder. */
  JobRunner(Path folder) {
    this.folder = folder;
  }

  /** A job of the samples. */
  static Path sample(String path) {
    return SourceTree.findRoot(Path.of("").toAbsolutePath()).resolve("samples").resolve(path);
  }

  /** Runs the job with the settings; returns how it ended. */
  Ended run(Path job, int parallelism, String... settings) throws CannotStartException, InterruptedException {
    StringBuilder console = new StringBuilder();
    JobRun run = JobRun.prepare(
        new RunRequest(job, List.of(settings), OptionalInt.of(parallelism), folder, Optional.of(folder.resolve("classes")),
            CheckpointOverrides.NONE));
    run.start(lines -> {
      synchronized (console) {
        console.append(lines);
      }
    });
    JobStatus status = run.await(TIMEOUT_MS);
    synchronized (console) {
      return new Ended(status, console.toString());
    }
  }

  /** A run that has ended: its last status and what it printed. */
  record Ended(JobStatus status, String console) {
  }

  /** Rows of a result in sorted order, its header first: results are compared as bags of rows. A row may hold line breaks within quotes. */
  static List<String> sortedRows(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    String row = "";
    for (String line : Files.readAllLines(file)) {
      row = row.isEmpty() ? line : row + "\n" + line;
      if (row.chars().filter(character -> character == '"').count() % 2 == 0) {
        rows.add(row);
        row = "";
      }
    }
    rows.subList(1, rows.size()).sort(null);
    return rows;
  }
}
