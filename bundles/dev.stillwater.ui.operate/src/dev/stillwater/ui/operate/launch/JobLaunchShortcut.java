package dev.stillwater.ui.operate.launch;

import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Run As &gt; Stillwater Job, for a job file or its open editor.
 *
 * <p>THREADING: UI thread.
 */
public final class JobLaunchShortcut implements ILaunchShortcut {
  @Override
  public void launch(ISelection selection, String mode) {
    if (selection instanceof IStructuredSelection structured) {
      file(structured.getFirstElement()).ifPresent(job -> launch(job, mode));
    }
  }

  @Override
  public void launch(IEditorPart editor, String mode) {
    file(editor.getEditorInput()).ifPresent(job -> launch(job, mode));
  }

  /** Saves what is open and starts the job; problems are shown to the user. */
  public static void launch(IFile job, String mode) {
    if (!PlatformUI.getWorkbench().saveAllEditors(false)) {
      return;
    }
    try {
      DebugUITools.launch(JobLaunches.of(job), mode);
    } catch (CoreException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
    }
  }

  private static Optional<IFile> file(Object element) {
    return Optional.ofNullable(Adapters.adapt(element, IFile.class));
  }
}
