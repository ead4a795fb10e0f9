package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.live.LiveWatch;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.console.IConsoleView;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * The job that a command means: the one that is selected, else that of the Console one is in, else the newest run of the job in the
 * active editor, else the run whose numbers that editor shows.
 *
 * <p>THREADING: UI thread.
 */
public final class SelectedJob {
  private SelectedJob() {
  }

  /**
   * The job as it is known now; empty when nothing of a job is selected or open.
   *
   * @param context an event or the context of a command's evaluation
   */
  public static Optional<JobSession> of(Object context) {
    return selected(context, ISources.ACTIVE_MENU_SELECTION_NAME).or(() -> selected(context, ISources.ACTIVE_CURRENT_SELECTION_NAME))
        .or(() -> ofConsole(HandlerUtil.getVariable(context, ISources.ACTIVE_PART_NAME)))
        .or(() -> ofEditor(HandlerUtil.getVariable(context, ISources.ACTIVE_EDITOR_NAME)));
  }

  /** The newest run of a job file, one that runs before those that have ended. */
  public static Optional<JobSession> ofFile(IFile file) {
    IPath location = file.getLocation();
    if (location == null) {
      return Optional.empty();
    }
    List<JobSession> runs = JobSessions.get().of(location.toPath());
    return runs.stream().filter(run -> !run.isEnded()).findFirst().or(() -> runs.stream().findFirst());
  }

  private static Optional<JobSession> selected(Object context, String variable) {
    Object selection = HandlerUtil.getVariable(context, variable);
    Object first = selection instanceof IStructuredSelection structured && structured.size() == 1 ? structured.getFirstElement() : null;
    JobSession session = first == null ? null : Adapters.adapt(first, JobSession.class);
    // What is selected may be older than what is known.
    return session == null ? Optional.empty() : JobSessions.get().session(session.jobId()).or(() -> Optional.of(session));
  }

  private static Optional<JobSession> ofConsole(Object part) {
    return part instanceof IWorkbenchPart && part instanceof IConsoleView view && view.getConsole() instanceof IConsole console
        ? Optional.ofNullable(Adapters.adapt(console.getProcess(), JobSession.class)) : Optional.empty();
  }

  private static Optional<JobSession> ofEditor(Object editor) {
    IFile file = editor instanceof IEditorPart part ? Adapters.adapt(part.getEditorInput(), IFile.class) : null;
    PipelineView view = editor instanceof IEditorPart part ? part.getAdapter(PipelineView.class) : null;
    return Optional.ofNullable(file).flatMap(SelectedJob::ofFile)
        .or(() -> Optional.ofNullable(view).flatMap(drawing -> LiveWatch.get().on(drawing).or(drawing::run)).flatMap(JobSessions.get()::session));
  }
}
