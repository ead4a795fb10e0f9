package dev.stillwater.ui.operate.jobs;

import dev.stillwater.compiler.FlinkPlan;
import dev.stillwater.compiler.PlanMatch;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.catalog.StartedRun;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Looks for the job file of a run: where the registry or the catalogue of savepoints say that it was, else in the open projects by its operators.
 *
 * <p>THREADING: no UI thread: reads files.
 */
final class JobFileSearch {
  /** A job file is not larger; what is larger is not read. */
  private static final long FILE_BYTES_MAX = 16 << 20;

  private JobFileSearch() {
  }

  /** A job file of the workspace that fits a run, and how well. */
  private record Candidate(IFile file, PlanMatch match) {
  }

  /** The file that the run was started with, as far as it is recorded and still there. */
  static Optional<Path> recorded(JobSession session) {
    SavepointCatalog catalog = SavepointCatalog.user();
    Stream<String> ofRuns = catalog.runs().stream().filter(run -> run.jobId().equals(session.jobId())).map(StartedRun::jobPath).flatMap(Optional::stream);
    Stream<String> ofSavepoints = catalog.entries().stream().filter(entry -> entry.origin().jobId().equals(session.jobId()))
        .map(entry -> entry.origin().jobPath()).flatMap(Optional::stream);
    return Stream.concat(session.jobFile().stream(), Stream.concat(ofRuns, ofSavepoints).flatMap(JobFileSearch::path)).filter(Files::isRegularFile).findFirst();
  }

  private static Stream<Path> path(String text) {
    try {
      return Stream.of(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException ofAnotherSystem) {
      return Stream.empty();
    }
  }

  /**
   * The job files of the open projects that fit best, without those beside snapshots; several when nothing tells them apart. Cost: reads all job files of the workspace.
   *
   * @throws OperationCanceledException if the monitor is cancelled
   */
  static List<IFile> matching(FlinkPlan plan, JobSession session, IProgressMonitor monitor) throws CoreException {
    List<IFile> files = new ArrayList<>();
    ResourcesPlugin.getWorkspace().getRoot().accept(proxy -> {
      if (proxy.getType() == IResource.FILE && proxy.getName().endsWith(JobFile.SUFFIX) && !proxy.isDerived()) {
        files.add((IFile) proxy.requestResource());
      }
      // Beside a snapshot stands the job as it was when that was taken, which nobody edits.
      return !proxy.isDerived() && !proxy.getName().endsWith(SidecarFolder.ENDING);
    }, IResource.NONE);
    SubMonitor progress = SubMonitor.convert(monitor, files.size());
    List<Candidate> candidates = new ArrayList<>();
    for (IFile file : files) {
      progress.split(1);
      read(file).map(job -> new Candidate(file, PlanMatch.of(plan, job))).filter(candidate -> candidate.match().fits()).ifPresent(candidates::add);
    }
    // A file that was moved with its project keeps its name.
    Optional<String> name = session.jobFile().map(path -> path.getFileName().toString());
    Comparator<Candidate> order = Comparator.comparing(Candidate::match).thenComparing(candidate -> name.filter(candidate.file().getName()::equals).isEmpty());
    candidates.sort(order.thenComparing(candidate -> candidate.file().getFullPath().toString()));
    return candidates.stream().filter(candidate -> order.compare(candidate, candidates.getFirst()) == 0).map(Candidate::file).toList();
  }

  private static Optional<Job> read(IFile file) {
    try {
      if (file.getLocation() != null && Files.size(file.getLocation().toPath()) <= FILE_BYTES_MAX) {
        return JobFile.load(file.getLocation().toPath()).job();
      }
    } catch (IOException gone) {
      ILog.of(JobFileSearch.class).info(file + " cannot be looked at: " + gone.getMessage());
    }
    return Optional.empty();
  }
}
