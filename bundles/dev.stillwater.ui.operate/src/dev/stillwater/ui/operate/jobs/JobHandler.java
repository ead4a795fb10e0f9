package dev.stillwater.ui.operate.jobs;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * A command on the job that {@link SelectedJob} finds; enabled when that job can have it done.
 *
 * <p>THREADING: UI thread.
 */
public abstract class JobHandler extends AbstractHandler {
  @Override
  public final Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<JobSession> session = SelectedJob.of(event.getApplicationContext()).filter(this::appliesTo);
    if (session.isPresent()) {
      run(session.get(), HandlerUtil.getActiveWorkbenchWindowChecked(event));
    }
    return null;
  }

  @Override
  public final void setEnabled(Object evaluationContext) {
    setBaseEnabled(SelectedJob.of(evaluationContext).filter(this::appliesTo).isPresent());
  }

  /** Whether it can be done with the job as it is now. */
  public abstract boolean appliesTo(JobSession session);

  /** Does it, or begins to. */
  public abstract void run(JobSession session, IWorkbenchWindow window);
}
