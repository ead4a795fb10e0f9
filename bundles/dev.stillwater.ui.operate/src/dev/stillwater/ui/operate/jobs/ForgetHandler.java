package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.ui.UiThread;
import java.io.IOException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Takes a job that has ended off the list, after asking: what it printed and its last records go with it, its snapshots stay.
 *
 * <p>THREADING: UI thread; files are removed on another one.
 */
public final class ForgetHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.isLocal() && session.isEnded();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    String question = LegacyActionTools.escapeMnemonics(NLS.bind(Messages.forget_question, session.name()));
    int answer = MessageDialog.open(MessageDialog.QUESTION, window.getShell(), Messages.forget_title, question, 0,
        Messages.forget_yes, Messages.cancel_no);
    if (answer != 0) {
      return;
    }
    Thread.ofVirtual().name("forget-job").start(() -> {
      try {
        JobRegistry.user().remove(session.jobId());
      } catch (IOException e) {
        UiThread.post(window.getShell(), () -> StatusManager.getManager().handle(
            new Status(IStatus.ERROR, "dev.stillwater.ui.operate", NLS.bind(Messages.forget_failed, session.name(), e.getMessage())), StatusManager.SHOW));
      }
      JobSessions.get().refresh();
    });
  }
}
