package dev.stillwater.ui.operate.jobs;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Takes a savepoint of a running job, with a name, a place and a form that are asked for.
 *
 * <p>THREADING: UI thread.
 */
public final class SavepointHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return JobSession.RUNNING.equals(session.state());
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    SavepointDialog dialog = new SavepointDialog(window.getShell(), session, false);
    if (dialog.open() == SavepointDialog.OK) {
      SavepointDialog.Choice choice = dialog.choice();
      new JobTask(Messages.savepoint_task, session, (client, id) -> client.triggerSavepoint(id, choice.order()),
          (client, id, trigger) -> client.savepoint(id, trigger),
          place -> NLS.bind(Messages.savepoint_done, session.name(), place)).schedule();
    }
  }
}
