package dev.stillwater.ui.operate.replay;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;

/**
 * Run As &gt; Compare Versions, for a comparison file or its open editor.
 *
 * <p>THREADING: UI thread.
 */
public final class ComparisonShortcut implements ILaunchShortcut {
  @Override
  public void launch(ISelection selection, String mode) {
    if (selection instanceof IStructuredSelection structured) {
      start(Adapters.adapt(structured.getFirstElement(), IFile.class));
    }
  }

  @Override
  public void launch(IEditorPart editor, String mode) {
    start(Adapters.adapt(editor.getEditorInput(), IFile.class));
  }

  private static void start(IFile file) {
    if (file != null) {
      ReplayHandler.start(ReplayLaunches.COMPARISON, new ReplayTarget(Optional.empty(), List.of(), Optional.of(file)), false,
          PlatformUI.getWorkbench().getActiveWorkbenchWindow());
    }
  }
}
