package dev.stillwater.ui.operate.live;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.StatusLine;
import java.util.concurrent.CompletionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * Lets the barriers of a job travel slowly, and says whether it does.
 *
 * <p>THREADING: UI thread; the job is asked elsewhere.
 */
final class BarrierSpeed {
  private BarrierSpeed() {
  }

  /** Lets barriers take so long on a channel, in milliseconds; 0 for full speed. Returns at once. */
  static void set(JobSession session, long delayMs) {
    Display display = PlatformUI.getWorkbench().getDisplay();
    JobSessions.get().ask(session, (client, id) -> {
      client.slowBarriers(id, delayMs);
      return delayMs;
    }).whenComplete((done, problem) -> UiThread.post(display, () -> StatusLine.show(text(session, delayMs, problem), problem != null)));
  }

  private static String text(JobSession session, long delayMs, Throwable problem) {
    if (problem != null) {
      Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : problem;
      return NLS.bind(Messages.barriers_failed, session.name(), cause instanceof ClientException known ? known.getMessage() : cause.toString());
    }
    return delayMs == 0 ? NLS.bind(Messages.barriers_fullSpeed, session.name())
        : NLS.bind(Messages.barriers_slow, session.name(), Quantities.durationMs(delayMs));
  }
}
