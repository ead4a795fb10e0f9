package dev.stillwater.ui.operate.run;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Ends every run of a job that this workbench started.
 *
 * <p>THREADING: UI thread; returns at once.
 */
public final class StopJobHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    Job.getJobManager().cancel(JobRunProgress.FAMILY);
    return null;
  }
}
