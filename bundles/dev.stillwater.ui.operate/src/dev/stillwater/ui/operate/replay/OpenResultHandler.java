package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.process.ReplayHistory;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Opens what came of a replay, or how far it is.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class OpenResultHandler extends ReplayAction {
  @Override
  String name() {
    return Messages.open_name;
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) {
    ReplayStart.open(entry.folder());
  }
}
