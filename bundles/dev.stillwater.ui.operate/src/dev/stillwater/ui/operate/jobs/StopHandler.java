package dev.stillwater.ui.operate.jobs;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Stops a running job with a savepoint, so that it can go on from there.
 *
 * <p>THREADING: UI thread.
 */
public final class StopHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return JobSession.RUNNING.equals(session.state());
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    SavepointDialog dialog = new SavepointDialog(window.getShell(), session, true);
    if (dialog.open() == SavepointDialog.OK) {
      SavepointDialog.Choice choice = dialog.choice();
      new JobTask(Messages.stop_task, session, (client, id) -> client.triggerStop(id, choice.order(), choice.drains()),
          (client, id, trigger) -> client.savepoint(id, trigger), place -> NLS.bind(Messages.stop_done, session.name(), place)).schedule();
    }
  }
}
