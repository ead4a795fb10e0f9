package dev.stillwater.ui.operate.run;

import java.nio.file.Path;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.action.Action;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens a result file in an editor.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenFileAction extends Action {
  private final Path file;

  OpenFileAction(Path file) {
    super(NLS.bind(Messages.open_file, file.getFileName()));
    this.file = file;
  }

  @Override
  public void run() {
    open(file);
  }

  /** Opens the file as a file of the workspace where it is one. */
  public static void open(Path file) {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    IWorkbenchPage page = window == null ? null : window.getActivePage();
    if (page == null) {
      return;
    }
    IFile resource = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(file));
    try {
      if (resource != null && resource.exists()) {
        IDE.openEditor(page, resource, true);
      } else {
        IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(file.toUri()));
      }
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
  }
}
