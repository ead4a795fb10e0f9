package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.KeptComparison.KeptVersion;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.ui.UiThread;
import java.util.Map;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.PlatformUI;

/**
 * Keeps a comparison of the history as a file of a project.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class SaveComparisonHandler extends ReplayAction {
  @Override
  String name() {
    return Messages.save_name;
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) throws CoreException, CannotStartException {
    if (entry.order().kind() != ReplayOrder.Kind.COMPARISON) {
      throw new CoreException(Status.error(Messages.save_oneVersion));
    }
    Map<String, KeptVersion> texts = entry.folder().keptVersions();
    UiThread.post(PlatformUI.getWorkbench().getDisplay(),
        () -> ComparisonSaving.ask(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), entry.order(), texts));
  }
}
