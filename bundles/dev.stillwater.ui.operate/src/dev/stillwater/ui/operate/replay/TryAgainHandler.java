package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;

/**
 * Replays a job that failed, as its file is now, from the state right before the record that broke it.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class TryAgainHandler extends ReplayAction {
  private static final String BEFORE_FAILURE = "before-failure";

  @Override
  String name() {
    return Messages.tryAgain_name;
  }

  @Override
  boolean isConfirmed(ExecutionEvent event, Optional<Path> folder) {
    return PlatformUI.getWorkbench().saveAllEditors(false);
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) throws CoreException {
    Path savepoint = entry.folder().results().resolve(BEFORE_FAILURE);
    Path job = ReplayDefaults.jobOf(ReplayDefaults.sidecar(savepoint)).filter(Files::isRegularFile)
        .orElseThrow(() -> new CoreException(Status.error(NLS.bind(Messages.tryAgain_noJob, entry.order().label()))));
    Comparison old = entry.order().what();
    Comparison what = new Comparison(old.name(), "", Optional.of(savepoint.toString()), job.getFileName().toString(), "", old.settings(), old.until(), old.equality(),
        old.conditions());
    ReplayOrder order = new ReplayOrder(ReplayOrder.Kind.FAILURE, label(entry.order().label()), System.currentTimeMillis(), job.getParent(), what, Map.of(), Optional.empty(),
        entry.order().jvm());
    ReplayStart.start(order.again(order.createdMs(), Set.of()), Map.of());
  }

  /** What is tried again several times is called so once. */
  private static String label(String before) {
    return before.endsWith(NLS.bind(Messages.tryAgain_label, "")) ? before : NLS.bind(Messages.tryAgain_label, before);
  }
}
