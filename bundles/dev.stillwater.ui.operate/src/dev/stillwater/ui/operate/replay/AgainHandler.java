package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.PlatformUI;

/**
 * Does once more what a replay did, with the files as they are now: the selected or open one, else the last one. Sinks that were open are asked for again.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class AgainHandler extends ReplayAction {
  @Override
  String name() {
    return Messages.again_name;
  }

  @Override
  public void setEnabled(Object context) {
    setBaseEnabled(true);
  }

  /** What is typed is what is replayed. */
  @Override
  boolean isConfirmed(ExecutionEvent event, Optional<Path> folder) {
    return PlatformUI.getWorkbench().saveAllEditors(false);
  }

  @Override
  Optional<ReplayHistory.Entry> standIn() {
    return ReplayHistory.user().entries().stream().findFirst();
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) throws CoreException, CannotStartException {
    ReplayOrder order = entry.order();
    Optional<Set<String>> opened = order.what().conditions().openSinks().isEmpty() ? Optional.of(Set.of())
        : OpenSinksQuestion.ask(order.again(order.createdMs(), Set.of()), copies(entry), monitor);
    if (opened.isPresent()) {
      ReplayStart.again(entry.folder(), order.again(System.currentTimeMillis(), opened.get()));
    }
  }

  private static Map<String, byte[]> copies(ReplayHistory.Entry entry) throws CannotStartException {
    Map<String, byte[]> copies = new HashMap<>();
    entry.folder().keptVersions().forEach((side, version) -> copies.put(side, version.content()));
    return copies;
  }
}
