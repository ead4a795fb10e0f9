package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Says what became of something in the status line of the part that is active then.
 *
 * <p>THREADING: any thread.
 */
public final class StatusLine {
  private StatusLine() {
  }

  /** Shows the text soon, as an error or as news of a job. */
  public static void show(String text, boolean isError) {
    if (PlatformUI.isWorkbenchRunning()) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> showNow(text, isError));
    }
  }

  private static void showNow(String text, boolean isError) {
    for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
      IWorkbenchPage page = window.getActivePage();
      IStatusLineManager line = page == null ? null : statusLine(page.getActivePart());
      if (line != null && isError) {
        line.setErrorMessage(StillwaterImages.image(StillwaterImages.ERROR), text);
      } else if (line != null) {
        line.setErrorMessage(null);
        line.setMessage(StillwaterImages.image(StillwaterImages.JOB), text);
      }
    }
  }

  private static IStatusLineManager statusLine(IWorkbenchPart part) {
    if (part instanceof IEditorPart editor) {
      return editor.getEditorSite().getActionBars().getStatusLineManager();
    }
    return part != null && part.getSite() instanceof IViewSite site ? site.getActionBars().getStatusLineManager() : null;
  }
}
