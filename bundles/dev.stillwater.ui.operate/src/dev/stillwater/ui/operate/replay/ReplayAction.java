package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * A command on a replay: the one whose folder its parameter names, else the one that is selected or open. It is done in a job; what goes wrong is said in a
 * dialog.
 *
 * <p>THREADING: UI thread; {@link #run} on another one.
 */
abstract class ReplayAction extends AbstractHandler {
  private static final String FOLDER = ".folder";

  @Override
  public final Object execute(ExecutionEvent event) {
    String named = event.getParameter(event.getCommand().getId() + FOLDER);
    Optional<Path> folder = named == null ? SelectedReplay.of(event.getApplicationContext()) : Optional.of(Path.of(named));
    if (isConfirmed(event, folder)) {
      Job job = Job.create(name(), (ICoreRunnable) monitor -> guarded(event, folder, monitor));
      job.setSystem(true);
      job.schedule();
    }
    return null;
  }

  @Override
  public void setEnabled(Object context) {
    setBaseEnabled(SelectedReplay.of(context).isPresent());
  }

  private void guarded(ExecutionEvent event, Optional<Path> folder, IProgressMonitor monitor) {
    try {
      Optional<ReplayHistory.Entry> entry = folder.flatMap(path -> ReplayHistory.entry(new ReplayFolder(path))).or(this::standIn);
      if (entry.isEmpty()) {
        throw new CoreException(Status.error(Messages.action_gone));
      }
      run(entry.get(), event, monitor);
    } catch (CannotStartException problem) {
      StatusManager.getManager().handle(Status.error(VersionCheck.text(problem)), StatusManager.SHOW);
    } catch (IOException problem) {
      StatusManager.getManager().handle(Status.error(problem.getMessage(), problem), StatusManager.SHOW);
    } catch (CoreException problem) {
      StatusManager.getManager().handle(problem.getStatus(), StatusManager.SHOW);
    }
  }

  /** What is done, for the Progress view. */
  abstract String name();

  /** Asks whether it is meant, where that is worth a question. */
  boolean isConfirmed(ExecutionEvent event, Optional<Path> folder) {
    return true;
  }

  /** The replay where none is named, selected or open. */
  Optional<ReplayHistory.Entry> standIn() {
    return Optional.empty();
  }

  /** Does it. */
  abstract void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) throws CoreException, CannotStartException, IOException;
}
