package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.OpenDrawingHandler;
import dev.stillwater.ui.operate.jobs.SessionFailure;
import java.util.Optional;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Shows the operator that failed in its drawing.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenOperatorHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.isJob() && last(session).flatMap(SessionFailure::uid).isPresent();
  }

  /** The failure that counts: that of the end, else the last after which the job went on. */
  static Optional<SessionFailure> last(JobSession session) {
    return session.failure().or(() -> session.numbers().failures().stream().findFirst());
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    String uid = last(session).flatMap(SessionFailure::uid).orElseThrow();
    OpenDrawingHandler.open(session, window.getActivePage(), editor -> {
      OperatorReveal reveal = editor.getAdapter(OperatorReveal.class);
      if (reveal != null) {
        reveal.revealOperator(uid);
      }
    });
  }
}
