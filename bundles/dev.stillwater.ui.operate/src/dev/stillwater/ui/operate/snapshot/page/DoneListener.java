package dev.stillwater.ui.operate.snapshot.page;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/**
 * Runs an action when a job has ended, however it ended.
 *
 * <p>THREADING: the action runs on the job's thread.
 */
final class DoneListener extends JobChangeAdapter {
  private final Runnable action;

  DoneListener(Runnable action) {
    this.action = action;
  }

  @Override
  public void done(IJobChangeEvent event) {
    action.run();
  }
}
