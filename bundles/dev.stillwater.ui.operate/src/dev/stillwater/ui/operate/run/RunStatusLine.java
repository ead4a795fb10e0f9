package dev.stillwater.ui.operate.run;

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
 * Says in the status line how a run ended.
 *
 * <p>THREADING: any thread.
 */
final class RunStatusLine {
  private RunStatusLine() {
  }

  /** Shows the result in the status line of the active part, soon. */
  static void show(RunResult result) {
    if (PlatformUI.isWorkbenchRunning()) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> showNow(result));
    }
  }

  private static void showNow(RunResult result) {
    for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
      IWorkbenchPage page = window.getActivePage();
      IStatusLineManager line = page == null ? null : statusLine(page.getActivePart());
      if (line != null && result.isFailed()) {
        line.setErrorMessage(StillwaterImages.image(StillwaterImages.ERROR), result.text());
      } else if (line != null) {
        line.setErrorMessage(null);
        line.setMessage(StillwaterImages.image(StillwaterImages.JOB), result.text());
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
