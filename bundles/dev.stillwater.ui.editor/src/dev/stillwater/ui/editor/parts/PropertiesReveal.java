package dev.stillwater.ui.editor.parts;

import org.eclipse.core.runtime.ILog;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/**
 * Brings the Properties view to the front.
 *
 * <p>THREADING: UI thread.
 */
public final class PropertiesReveal {
  private PropertiesReveal() {}

  /** Shows the Properties view for the selection of the viewer. */
  public static void show(EditPartViewer viewer) {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    if (window == null || window.getActivePage() == null || viewer.getControl() == null) {
      return;
    }
    try {
      window.getActivePage().showView(IPageLayout.ID_PROP_SHEET, null, IWorkbenchPage.VIEW_VISIBLE);
    } catch (PartInitException problem) {
      ILog.of(PropertiesReveal.class).error("The Properties view could not be shown.", problem);
    }
  }
}
