package dev.stillwater.ui.operate.jobs;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens the drawing of a job.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenDrawingHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.jobFile().isPresent();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    open(session, window.getActivePage());
  }

  /** Opens the job's file, as a file of the workspace where it is one; does nothing for a job without a file. */
  static void open(JobSession session, IWorkbenchPage page) {
    IFile file = JobSessionAdapters.file(session).orElse(null);
    try {
      if (page != null && file != null) {
        IDE.openEditor(page, file, true);
      } else if (page != null && session.jobFile().isPresent()) {
        IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(session.jobFile().get().toUri()));
      }
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
  }
}
