package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessionAdapters;
import dev.stillwater.ui.operate.jobs.SessionFailure;
import java.util.Optional;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Shows the operator that failed in its drawing.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenOperatorHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return last(session).flatMap(SessionFailure::uid).isPresent() && JobSessionAdapters.file(session).isPresent();
  }

  /** The failure that counts: that of the end, else the last after which the job went on. */
  static Optional<SessionFailure> last(JobSession session) {
    return session.failure().or(() -> session.numbers().failures().stream().findFirst());
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    try {
      OperatorReveal.open(window.getActivePage(), JobSessionAdapters.file(session).orElseThrow(), last(session).flatMap(SessionFailure::uid).orElseThrow());
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
  }
}
