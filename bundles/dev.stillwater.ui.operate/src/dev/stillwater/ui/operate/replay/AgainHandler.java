package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

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

  private static Map<String, byte[]> copies(ReplayHistory.Entry entry) throws CoreException {
    Map<String, byte[]> copies = new HashMap<>();
    for (String side : entry.order().copies().keySet()) {
      try {
        copies.put(side, Files.readAllBytes(entry.folder().versions().resolve(side + ".job")));
      } catch (IOException gone) {
        throw new CoreException(Status.error(NLS.bind(Messages.again_noVersion, entry.order().versionText(side), IoReason.of(gone)), gone));
      }
    }
    return copies;
  }
}
