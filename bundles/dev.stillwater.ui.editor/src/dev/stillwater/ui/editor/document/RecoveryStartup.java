package dev.stillwater.ui.editor.document;

import dev.stillwater.ui.UiThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/**
 * Asks after the start for jobs that had unsaved changes when the last run ended, as after a crash, and opens them; their editors offer the changes.
 *
 * <p>THREADING: called on a thread of its own by the workbench.
 */
public final class RecoveryStartup implements IStartup {
  @Override
  public void earlyStartup() {
    RecoveryStore store = AutoRecovery.store();
    List<Path> left = new ArrayList<>();
    for (Path path : store.all()) {
      if (Files.isRegularFile(path)) {
        left.add(path);
      }
    }
    if (!left.isEmpty()) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> offer(store, left));
    }
  }

  private static void offer(RecoveryStore store, List<Path> left) {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    if (window == null && PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0) {
      window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }
    IWorkbenchPage page = window == null ? null : window.getActivePage();
    if (page == null) {
      return;
    }
    List<Path> closed = left.stream().filter(path -> !isOpen(page, path)).toList();
    if (closed.isEmpty()) {
      return;
    }
    String names = closed.stream().map(path -> "  " + path).collect(Collectors.joining("\n"));
    int answer = MessageDialog.open(MessageDialog.QUESTION, window.getShell(), Messages.startTitle, NLS.bind(Messages.startQuestion, names), SWT.NONE, Messages.startOpen,
        Messages.startLater, Messages.startDiscard);
    if (answer == 0) {
      closed.forEach(path -> open(page, path));
    } else if (answer == 2) {
      org.eclipse.core.runtime.jobs.Job.createSystem("Recovery", (org.eclipse.core.runtime.ICoreRunnable) monitor -> closed.forEach(store::forget)).schedule();
    }
  }

  private static boolean isOpen(IWorkbenchPage page, Path path) {
    for (IEditorReference reference : page.getEditorReferences()) {
      try {
        if (JobDocument.of(reference.getEditorInput()).filter(document -> document.path().equals(path)).isPresent()) {
          // An editor of the last session that is behind others loads when it comes to the front.
          reference.getEditor(true);
          return true;
        }
      } catch (PartInitException broken) {
        ILog.of(RecoveryStartup.class).warn("An editor of the last session has no input.", broken);
      }
    }
    return false;
  }

  private static void open(IWorkbenchPage page, Path path) {
    try {
      IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri());
      if (files.length > 0) {
        IDE.openEditor(page, files[0], true);
      } else {
        IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().fromLocalFile(path.toFile()));
      }
    } catch (PartInitException problem) {
      ILog.of(RecoveryStartup.class).error("The editor of '" + path + "' could not be opened.", problem);
    }
  }
}
