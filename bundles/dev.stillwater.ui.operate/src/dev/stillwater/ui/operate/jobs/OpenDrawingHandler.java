package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.live.LiveWatch;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens the drawing of a job with the numbers of the run on it: its file in the workspace, else the file that has its operators, else a drawing made from its plan.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenDrawingHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.isJob();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    open(session, window.getActivePage(), editor -> { });
  }

  /**
   * Opens the drawing, at once where the job's file is known in the workspace, else when it was found or made.
   *
   * @param opened is given the editor; is not called when there is none
   */
  public static void open(JobSession session, IWorkbenchPage page, Consumer<IEditorPart> opened) {
    if (page == null) {
      return;
    }
    Consumer<IEditorPart> shown = editor -> {
      PipelineView view = editor.getAdapter(PipelineView.class);
      if (view != null) {
        LiveWatch.get().pin(view, session.jobId());
      }
      opened.accept(editor);
    };
    IFile file = JobSessionAdapters.file(session).orElse(null);
    if (file == null) {
      new DrawingTask(session, page, shown).schedule();
      return;
    }
    try {
      IEditorPart editor = IDE.openEditor(page, file, true);
      if (editor != null) {
        shown.accept(editor);
      }
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
  }
}
