package dev.stillwater.host.preflight;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.engine.RestoreRehearsal;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.preflight.PreflightReport.Issue;
import dev.stillwater.host.preflight.PreflightReport.Severity;
import dev.stillwater.host.preflight.PreflightReport.Verdict;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells before a start whether a job starts from a snapshot, and what becomes of its state. The verdict is that of {@link RestoreRehearsal}, which goes through
 * the engine's own start; what is said beside it explains and helps.
 *
 * <p>Runs no code of the project: a function's states are read off its class.
 *
 * <p>THREADING: stateless; any thread, and long.
 */
public final class Preflight {
  private Preflight() {
  }

  /**
   * Looks whether the job of the request starts from the snapshot that it names; whether state may be lost by the request makes no difference. Cost: as a start,
   * with its compiler and checksums, and a pass over all entries of keyed state.
   *
   * @param request names the snapshot by {@code checkpoints().from()}; without one the job begins anew
   * @param readsEntries whether every entry is read: some do not fit only by what they hold, such as windows of another size
   * @throws SnapshotException.Cancelled if the listener said so
   */
  public static PreflightReport of(RunRequest request, boolean readsEntries, ProgressListener listener) throws SnapshotException {
    JobRun run;
    try {
      run = JobRun.prepare(request);
    } catch (CannotStartException e) {
      List<JobProblem> errors = e.problems().stream().filter(JobProblem::isError).toList();
      String code = errors.isEmpty() ? "snapshot-unreadable" : "job-errors";
      return PreflightReport.cannot(Optional.empty(), List.of(new Issue(Severity.CANNOT_START, code, Optional.empty(), e.getMessage(), List.of())), e.problems());
    }
    return of(request, run, readsEntries, listener);
  }

  private static PreflightReport of(RunRequest request, JobRun run, boolean readsEntries, ProgressListener listener) throws SnapshotException {
    CompiledJob job = run.compiled();
    Optional<RestoreSettings> restore = run.restore();
    if (restore.isEmpty()) {
      List<Issue> issues = run.notes().stream().map(note -> new Issue(Severity.NOTE, "begins-anew", Optional.empty(), note, List.of())).toList();
      return new PreflightReport(Verdict.STARTS, Optional.empty(), List.of(), issues, List.of());
    }
    DeclaredFunctions functions = DeclaredFunctions.of(job);
    RestoreRehearsal.Result result = RestoreRehearsal.of(job.plan(), job.code(), restore.get(), Storage.local(),
        new RestoreRehearsal.Options(functions.shared(), functions.undeclared(), readsEntries, listener));
    Verdict verdict = !result.failures().isEmpty() ? Verdict.CANNOT_START : result.lost().isEmpty() ? Verdict.STARTS : Verdict.LOSES_STATE;
    try (SnapshotView view = SnapshotReader.open(restore.get().snapshot(), SnapshotOptions.local(), listener)) {
      OperatorMatches matches = OperatorMatches.of(job.plan(), view, result, functions.undeclared());
      List<Issue> issues = new ArrayList<>(new RestoreIssues(job.plan(), view, matches).of(result));
      issues.addAll(new ResultWarnings(job, view, matches, result).all());
      Optional<Job> before = view.sidecar().flatMap(Sidecar::jobFile).flatMap(text -> JobFile.load(text.getBytes(StandardCharsets.UTF_8), "job.job").job());
      Optional<Job> now = JobFile.load(request.jobFile()).job();
      if (before.isPresent() && now.isPresent()) {
        issues.addAll(MeaningWarnings.of(before.get(), now.get(), matches.operators()));
      }
      functions.undeclared().forEach(uid -> issues.add(undeclared(uid)));
      return new PreflightReport(verdict, Optional.of(restore.get().snapshot()), matches.operators(), Issue.folded(issues), List.of());
    } catch (SnapshotException.Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      List<Issue> issues = new ArrayList<>(RestoreIssues.plain(result));
      if (issues.isEmpty()) {
        issues.add(new Issue(Severity.CANNOT_START, "snapshot-unreadable", Optional.empty(), e.getMessage(), List.of()));
      }
      return new PreflightReport(Verdict.CANNOT_START, Optional.of(restore.get().snapshot()), List.of(), issues, List.of());
    }
  }

  private static Issue undeclared(String uid) {
    return new Issue(Severity.WARNING, "states-not-known", Optional.of(uid), "Which states the function declares can only be known by running it, as it does not "
        + "name them by constants one after the other; it is taken "
        + "to ask for all that the snapshot has.", List.of());
  }
}
