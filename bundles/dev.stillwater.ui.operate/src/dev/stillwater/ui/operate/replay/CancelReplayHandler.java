package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayProcess;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.ISources;

/**
 * Stops a replay; one that has ended is left alone.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class CancelReplayHandler extends ReplayAction {
  @Override
  String name() {
    return Messages.cancel_name;
  }

  @Override
  public void setEnabled(Object context) {
    boolean isOwn = SelectedReplay.of(context).flatMap(ReplayRuns::of).isPresent();
    // What is selected is as old as the click on it: the process may have ended since.
    setBaseEnabled(isOwn || SelectedReplay.entry(context, ISources.ACTIVE_CURRENT_SELECTION_NAME).map(ReplayHistory.Entry::state)
        .filter(state -> !state.phase().isTerminal() && state.process().runs()).isPresent());
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) {
    Optional<ReplayProcess> own = ReplayRuns.of(entry.folder().path());
    if (own.isPresent()) {
      own.get().cancel();
    } else if (!entry.state().phase().isTerminal() && entry.state().process().runs() && entry.state().process().pid() != ProcessHandle.current().pid()) {
      // Another workbench of the same user has started it.
      ProcessHandle.of(entry.state().process().pid()).ifPresent(ProcessHandle::destroy);
    }
  }
}
