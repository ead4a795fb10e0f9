package dev.stillwater.ui.operate.run;

import dev.stillwater.host.JobProgress;
import dev.stillwater.ui.Quantities;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.IPath;
import org.eclipse.osgi.util.NLS;

/**
 * What became of a run, in one line, and the file that it wrote.
 *
 * <p>THREADING: immutable.
 *
 * @param isFailed whether the job ended with an error
 * @param text the job, how it ended, records
 * @param output the first file that a sink wrote
 */
record RunResult(boolean isFailed, String text, Optional<Path> output) {
  /** {@code uid 'out': 310 records written to /samples/flights/out/delays-by-origin/out.csv}. */
  private static final Pattern SINK_LINE = Pattern.compile("uid '[^']+': .*? written to (\\S.*)");
  private static final int KILLED = 137;
  private static final long REPORT_MS = 2_000;

  /** The result of a run whose process has ended. Waits for the end of its output, two seconds at most. */
  static RunResult of(JobRun run, boolean isCancelledHere) {
    List<String> report = report(run);
    Optional<JobProgress> last = run.progress();
    int exit = run.process().isAlive() ? -1 : run.process().exitValue();
    Optional<Path> output = report.stream().map(SINK_LINE::matcher).filter(Matcher::matches).map(line -> Path.of(line.group(1))).findFirst();
    String counts = NLS.bind(Messages.result_counts, Quantities.records(last.map(JobProgress::recordsIn).orElse(0L)),
        Quantities.count(last.map(JobProgress::recordsOut).orElse(0L)));
    if (exit == 0) {
      String where = output.map(file -> NLS.bind(Messages.result_file, shown(run, file))).orElse("");
      return new RunResult(false, NLS.bind(Messages.result_finished, run.name(), counts) + where, output);
    }
    // Killed by the system or by hand is no wish of the user.
    boolean isCancelled = isCancelledHere || exit > 128 && exit != KILLED;
    return isCancelled
        ? new RunResult(false, NLS.bind(Messages.result_cancelled, run.name(), counts), Optional.empty())
        : new RunResult(true, NLS.bind(Messages.result_failed, run.name()), Optional.empty());
  }

  /** The file as seen from the job's folder where it lies below that, else as it is. */
  private static Path shown(JobRun run, Path file) {
    return run.resource().map(job -> job.getParent().getLocation()).map(IPath::toPath).filter(file::startsWith)
        .map(folder -> folder.relativize(file)).orElse(file);
  }

  private static List<String> report(JobRun run) {
    try {
      return run.report().get(REPORT_MS, TimeUnit.MILLISECONDS).lines().toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException unknown) {
      return List.of();
    }
  }
}
