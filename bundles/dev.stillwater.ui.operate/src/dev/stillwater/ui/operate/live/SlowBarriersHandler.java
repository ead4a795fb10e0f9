package dev.stillwater.ui.operate.live;

import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.SelectedJob;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;

/**
 * Lets the barriers of the selected job travel as slowly as the command's parameter says, so that one can watch a checkpoint.
 *
 * <p>THREADING: UI thread.
 */
public final class SlowBarriersHandler extends AbstractHandler {
  private static final String DELAY = "dev.stillwater.ui.operate.live.barriers.delayMs";

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    String delay = event.getParameter(DELAY);
    Optional<JobSession> session = SelectedJob.of(event.getApplicationContext()).filter(SlowBarriersHandler::isRunning);
    try {
      long delayMs = Long.parseLong(delay == null ? "0" : delay);
      session.ifPresent(job -> BarrierSpeed.set(job, delayMs));
    } catch (NumberFormatException e) {
      throw new ExecutionException("The delay of barriers is no number of milliseconds: " + delay, e);
    }
    return null;
  }

  @Override
  public void setEnabled(Object context) {
    setBaseEnabled(SelectedJob.of(context).filter(SlowBarriersHandler::isRunning).isPresent());
  }

  private static boolean isRunning(JobSession session) {
    return session.isLocal() && !session.isEnded();
  }
}
