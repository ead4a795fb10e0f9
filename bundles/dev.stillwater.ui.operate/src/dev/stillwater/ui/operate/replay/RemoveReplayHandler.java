package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.operate.replay.result.ReplayFolderInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Removes a replay from the history with its files, after asking.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class RemoveReplayHandler extends ReplayAction {
  @Override
  String name() {
    return Messages.remove_name;
  }

  @Override
  boolean isConfirmed(ExecutionEvent event, Optional<Path> folder) {
    // The harmless answer is the one that Enter gives.
    return MessageDialog.open(MessageDialog.QUESTION, HandlerUtil.getActiveShell(event), Messages.remove_title, Messages.remove_question, 0, Messages.remove_no,
        Messages.remove_yes) == 1;
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) throws CoreException {
    if (!entry.state().phase().isTerminal()) {
      throw new CoreException(Status.error(Messages.remove_running));
    }
    close(entry.folder().path());
    try {
      ReplayHistory.user().remove(entry);
    } catch (IOException inUse) {
      throw new CoreException(Status.error(NLS.bind(Messages.remove_failed, entry.folder().path(), IoReason.of(inUse)), inUse));
    }
  }

  /** What is gone is not shown any more, and its files are not held open. */
  private static void close(Path folder) {
    PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
      for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
        for (IWorkbenchPage page : window.getPages()) {
          IEditorPart editor = page.findEditor(new ReplayFolderInput(folder));
          if (editor != null) {
            page.closeEditor(editor, false);
          }
        }
      }
    });
  }
}
