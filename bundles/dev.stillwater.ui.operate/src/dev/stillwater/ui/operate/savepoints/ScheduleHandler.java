package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.client.Document;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.StatusLine;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Lets the process of a running job take savepoints by a schedule, or ends that.
 *
 * <p>THREADING: UI thread; the job is asked on others.
 */
public final class ScheduleHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.isLocal() && JobSession.RUNNING.equals(session.state());
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    // What is scheduled now is asked first, so that the dialog shows it.
    JobSessions.get().ask(session, (client, id) -> client.schedule(id)).whenComplete((schedule, problem) -> UiThread.post(window.getShell(), () -> {
      if (problem != null) {
        failed(session, problem);
      } else {
        ask(session, schedule, window);
      }
    }));
  }

  private static void ask(JobSession session, Document schedule, IWorkbenchWindow window) {
    ScheduleDialog dialog = new ScheduleDialog(window.getShell(), session, schedule);
    int answer = dialog.open();
    if (answer == ScheduleDialog.END) {
      tell(session, JobSessions.get().ask(session, (client, id) -> client.endSchedule(id)), NLS.bind(Messages.schedule_ended, session.name()));
    } else if (answer == ScheduleDialog.OK) {
      ScheduleDialog.Choice choice = dialog.choice();
      tell(session, JobSessions.get().ask(session, (client, id) -> client.startSchedule(id, choice.everyMs(), choice.keep(), choice.order())),
          NLS.bind(Messages.schedule_started, session.name(), Quantities.durationMs(choice.everyMs())));
    }
  }

  private static void tell(JobSession session, CompletableFuture<Document> answer, String done) {
    answer.whenComplete((schedule, problem) -> {
      if (problem == null) {
        StatusLine.show(done, false);
      } else {
        failed(session, problem);
      }
    });
  }

  private static void failed(JobSession session, Throwable problem) {
    String text = NLS.bind(Messages.schedule_failed, session.name(), problem.getMessage());
    StatusManager.getManager().handle(new Status(IStatus.ERROR, "dev.stillwater.ui.operate", text), StatusManager.SHOW);
  }
}
