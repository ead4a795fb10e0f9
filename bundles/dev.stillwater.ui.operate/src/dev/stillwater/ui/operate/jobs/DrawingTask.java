package dev.stillwater.ui.operate.jobs;

import dev.stillwater.compiler.FlinkPlan;
import dev.stillwater.compiler.RunningPlan;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.api.PlanDrawing;
import dev.stillwater.ui.operate.launch.OrderedChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.progress.IProgressConstants;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Finds the drawing of a run and opens it: the run's job file as it is recorded, else the file of the workspace that has its operators, else a drawing made from what the
 * run tells of itself.
 *
 * <p>THREADING: an Eclipse job of its own; editors are opened on the UI thread.
 */
final class DrawingTask extends Job {
  private static final String BUNDLE = "dev.stillwater.ui.operate";
  private static final long LOOK_MS = 100;

  private final JobSession session;
  private final IWorkbenchPage page;
  private final Consumer<IEditorPart> opened;

  /** What a run tells of its operators: by task, to be matched, and as it is drawn. */
  private record Plan(FlinkPlan tasks, FlinkPlan drawing) {
  }

  /** A task that is not yet scheduled; what it opens is given to the consumer on the UI thread. */
  DrawingTask(JobSession session, IWorkbenchPage page, Consumer<IEditorPart> opened) {
    super(NLS.bind(Messages.drawing_task, session.name()));
    this.session = Objects.requireNonNull(session, "session");
    this.page = Objects.requireNonNull(page, "page");
    this.opened = Objects.requireNonNull(opened, "opened");
    setProperty(IProgressConstants.ICON_PROPERTY, StillwaterImages.descriptor(StillwaterImages.JOB));
    setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
    try {
      Optional<Path> recorded = JobFileSearch.recorded(session);
      if (recorded.isPresent()) {
        onPage(() -> open(recorded.get()));
        return Status.OK_STATUS;
      }
      Plan plan = plan(monitor);
      List<IFile> files = JobFileSearch.matching(plan.tasks(), session, monitor);
      onPage(() -> choose(files, plan.drawing()));
      return Status.OK_STATUS;
    } catch (ExecutionException problem) {
      return failed(problem.getCause());
    } catch (CoreException problem) {
      return failed(problem);
    } catch (OperationCanceledException cancelled) {
      return Status.CANCEL_STATUS;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Status.CANCEL_STATUS;
    }
  }

  private Plan plan(IProgressMonitor monitor) throws ExecutionException, InterruptedException {
    CompletableFuture<Plan> answer = JobSessions.get().ask(session, this::plan);
    while (!monitor.isCanceled()) {
      try {
        return answer.get(LOOK_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        // A host that hangs is given up by its client; until then the user can cancel.
        continue;
      }
    }
    throw new OperationCanceledException();
  }

  private Plan plan(JobClient client, String jobId) throws ClientException {
    try {
      FlinkPlan tasks = FlinkPlan.of(Map.of("plan", client.plan(jobId).members()), session.name());
      return new Plan(tasks, session.isLocal() ? RunningPlan.of(client.liveTotals(jobId).members(), session.name()) : tasks);
    } catch (IOException noPlan) {
      throw ClientException.unreachable(noPlan.getMessage(), noPlan);
    }
  }

  /** On the UI thread, unless the window is gone meanwhile. */
  private void onPage(Opening opening) {
    UiThread.post(page.getWorkbenchWindow().getWorkbench().getDisplay(), () -> {
      if (page.getWorkbenchWindow().getShell() == null || page.getWorkbenchWindow().getShell().isDisposed()) {
        return;
      }
      try {
        opening.open().ifPresent(opened);
      } catch (PartInitException e) {
        StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
      }
    });
  }

  /** Opens an editor; empty when the user wants none. */
  @FunctionalInterface
  private interface Opening {
    Optional<IEditorPart> open() throws PartInitException;
  }

  private Optional<IEditorPart> open(Path recorded) throws PartInitException {
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(recorded));
    return Optional.ofNullable(file != null && file.exists() ? IDE.openEditor(page, file, true)
        : IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(recorded.toUri())));
  }

  private Optional<IEditorPart> choose(List<IFile> files, FlinkPlan plan) throws PartInitException {
    if (files.isEmpty()) {
      String origin = session.cluster().map(Object::toString).orElse(Messages.drawing_here);
      return Optional.of(PlanDrawing.open(page, plan, origin, session.jobId()));
    }
    Optional<IFile> file = files.size() == 1 ? Optional.of(files.getFirst()) : ask(files);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    StatusLine.show(NLS.bind(Messages.drawing_matched, file.get().getFullPath().makeRelative(), session.name()), false);
    return Optional.ofNullable(IDE.openEditor(page, file.get(), true));
  }

  private Optional<IFile> ask(List<IFile> files) {
    return new OrderedChoice(Messages.drawing_chooseTitle, LegacyActionTools.escapeMnemonics(NLS.bind(Messages.drawing_choose, session.name())))
        .open(page.getWorkbenchWindow().getShell(), files, file -> file.getFullPath().makeRelative().toString());
  }

  private IStatus failed(Throwable problem) {
    String reason = problem instanceof ClientException || problem instanceof CoreException ? problem.getMessage() : String.valueOf(problem);
    String text = NLS.bind(Messages.drawing_failed, session.name(), reason);
    StatusManager.getManager().handle(new Status(IStatus.ERROR, BUNDLE, text), StatusManager.SHOW);
    return new Status(IStatus.OK, BUNDLE, text);
  }
}
