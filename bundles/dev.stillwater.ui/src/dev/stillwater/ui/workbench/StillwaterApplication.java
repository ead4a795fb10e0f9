package dev.stillwater.ui.workbench;

import java.io.IOException;
import java.net.URL;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/**
 * The desktop application: locks the workspace and runs the workbench.
 *
 * <p>THREADING: started on the main thread, which becomes the UI thread.
 */
public final class StillwaterApplication implements IApplication {
  @Override
  public Object start(IApplicationContext context) {
    Display.setAppName("Stillwater");
    Display display = PlatformUI.createDisplay();
    Location workspace = Platform.getInstanceLocation();
    try {
      if (!lock(workspace)) {
        context.applicationRunning();
        return EXIT_OK;
      }
      Splash splash = new Splash(display);
      splash.open();
      int code = PlatformUI.createAndRunWorkbench(display, new StillwaterWorkbenchAdvisor(splash::close));
      return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
    } finally {
      display.dispose();
      if (workspace != null) {
        workspace.release();
      }
    }
  }

  @Override
  public void stop() {
    if (!PlatformUI.isWorkbenchRunning()) {
      return;
    }
    IWorkbench workbench = PlatformUI.getWorkbench();
    Display display = workbench.getDisplay();
    display.syncExec(() -> {
      if (!display.isDisposed()) {
        workbench.close();
      }
    });
  }

  private static boolean lock(Location workspace) {
    URL folder = workspace == null ? null : workspace.getURL();
    if (folder == null) {
      MessageDialog.openError(null, Messages.workspace_title, Messages.workspace_none);
      return false;
    }
    try {
      if (workspace.isLocked()) {
        MessageDialog.openError(null, Messages.workspace_title, NLS.bind(Messages.workspace_inUse, folder.getPath()));
        return false;
      }
      if (workspace.lock()) {
        return true;
      }
      MessageDialog.openError(null, Messages.workspace_title, NLS.bind(Messages.workspace_inUse, folder.getPath()));
    } catch (IOException e) {
      ILog.of(StillwaterApplication.class).error("The workspace " + folder + " could not be locked", e);
      MessageDialog.openError(null, Messages.workspace_title,
          NLS.bind(Messages.workspace_unusable, folder.getPath(), e.getMessage()));
    }
    return false;
  }
}
