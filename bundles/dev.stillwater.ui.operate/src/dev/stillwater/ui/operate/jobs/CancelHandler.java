package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.ui.UiThread;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Ends a job without a savepoint, after asking; the process of one that does not answer is ended.
 *
 * <p>THREADING: UI thread.
 */
public final class CancelHandler extends JobHandler {
  private static final long START_TOLERANCE_MS = 3000;

  @Override
  public boolean appliesTo(JobSession session) {
    return !session.isEnded();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    Shell shell = window.getShell();
    boolean isAnswering = session.problem().isEmpty() || !session.isLocal();
    String question = isAnswering ? Messages.cancel_question : Messages.cancel_killQuestion;
    String asked = LegacyActionTools.escapeMnemonics(NLS.bind(question, session.name()));
    int answer = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.cancel_title, asked, 0,
        isAnswering ? Messages.cancel_yes : Messages.cancel_killYes, Messages.cancel_no);
    if (answer != 0) {
      return;
    }
    if (!isAnswering) {
      session.entry().ifPresent(entry -> Thread.ofVirtual().name("end-process").start(() -> end(entry)));
      return;
    }
    JobSessions.get().ask(session, (client, id) -> {
      client.cancel(id);
      return true;
    }).whenComplete((done, problem) -> {
      JobSessions.get().refresh();
      if (problem != null) {
        UiThread.post(shell, () -> StatusManager.getManager()
            .handle(new Status(IStatus.ERROR, "dev.stillwater.ui.operate", NLS.bind(Messages.cancel_failed, session.name(), problem.getMessage())),
                StatusManager.SHOW));
      }
    });
  }

  /** Ends the process if it still is the one that the entry means: numbers of processes are used again. */
  private static void end(JobEntry entry) {
    Optional<ProcessHandle> process = ProcessHandle.of(entry.process().pid());
    Optional<Instant> start = process.flatMap(handle -> handle.info().startInstant());
    boolean isSame = start.map(time -> Math.abs(time.toEpochMilli() - entry.process().startTimeMs()) <= START_TOLERANCE_MS).orElse(false);
    if (isSame) {
      process.get().destroyForcibly();
    }
    JobSessions.get().refresh();
  }
}
