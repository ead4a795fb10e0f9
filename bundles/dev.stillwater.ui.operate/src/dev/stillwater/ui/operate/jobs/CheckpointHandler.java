package dev.stillwater.ui.operate.jobs;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Has a running job take a checkpoint now.
 *
 * <p>THREADING: UI thread.
 */
public final class CheckpointHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return JobSession.RUNNING.equals(session.state());
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    new JobTask(Messages.checkpoint_task, session, (client, id) -> client.triggerCheckpoint(id),
        (client, id, trigger) -> client.checkpoint(id, trigger).map(String::valueOf),
        number -> NLS.bind(Messages.checkpoint_done, number, session.name())).schedule();
  }
}
