package dev.stillwater.ui.operate.run;

import dev.stillwater.host.JobProgress;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.StatusLine;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.progress.IProgressConstants;

/**
 * A run of a job in the Progress view: records and percent while it runs, its result after it; cancelling it ends the process.
 *
 * <p>THREADING: an Eclipse job of its own for every run.
 */
public final class JobRunProgress extends Job {
  /** Family of all runs. */
  public static final Object FAMILY = JobRunProgress.class;
  private static final long POLL_MS = 200;
  private static final int PERCENT_MAX = 100;
  private final JobRun run;

  JobRunProgress(JobRun run) {
    super(NLS.bind(Messages.run_job, run.name()));
    this.run = run;
    setPriority(LONG);
    setProperty(IProgressConstants.ICON_PROPERTY, StillwaterImages.descriptor(StillwaterImages.JOB));
    setProperty(IProgressConstants.KEEPONE_PROPERTY, Boolean.TRUE);
    setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
  }

  @Override
  public boolean belongsTo(Object family) {
    return FAMILY.equals(family);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    boolean isCancelled = follow(monitor);
    monitor.done();
    JobSessions.get().refresh();
    refresh(monitor);
    RunResult result = RunResult.of(run, isCancelled);
    result.output().ifPresent(file -> setProperty(IProgressConstants.ACTION_PROPERTY, new OpenFileAction(file)));
    StatusLine.show(result.text(), result.isFailed());
    return new Status(IStatus.OK, "dev.stillwater.ui.operate", result.text());
  }

  /** Polls until the process ends; true if the user cancelled it here. */
  private boolean follow(IProgressMonitor monitor) {
    boolean isCancelled = false;
    int worked = -1;
    try {
      while (!run.process().waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        if (monitor.isCanceled() && !isCancelled) {
          isCancelled = true;
          run.cancel();
        }
        Optional<JobProgress> progress = run.progress();
        if (progress.isEmpty()) {
          continue;
        }
        OptionalInt percent = progress.get().percent();
        if (worked < 0) {
          monitor.beginTask(getName(), percent.isPresent() ? PERCENT_MAX : IProgressMonitor.UNKNOWN);
          worked = 0;
        }
        int now = percent.orElse(0);
        monitor.worked(Math.max(0, now - worked));
        worked = Math.max(worked, now);
        monitor.subTask(text(progress.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.cancel();
      isCancelled = true;
    }
    return isCancelled;
  }

  private String text(JobProgress progress) {
    double perSecond = progress.recordsIn() * 1000.0 / Math.max(1, run.elapsedMs());
    String read = NLS.bind(Messages.run_read, Quantities.records(progress.recordsIn()), Quantities.rate(perSecond));
    return progress.percent().isPresent() ? NLS.bind(Messages.run_percent, read, Quantities.percent(progress.percent().getAsInt())) : read;
  }

  /** New result files appear in the navigator; the folder {@code out} is marked as derived, so that search and version control pass it by. */
  private void refresh(IProgressMonitor monitor) {
    if (run.resource().isEmpty()) {
      return;
    }
    IContainer folder = run.resource().get().getParent();
    try {
      folder.refreshLocal(IResource.DEPTH_INFINITE, monitor);
      IFolder out = folder.getFolder(IPath.fromPortableString("out"));
      if (out.exists() && !out.isDerived()) {
        out.setDerived(true, monitor);
      }
    } catch (CoreException e) {
      ILog.of(JobRunProgress.class).log(e.getStatus());
    }
  }
}
