package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.StatusLine;
import dev.stillwater.ui.operate.replay.ToFailureHandler;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;

/**
 * Makes links of what stands in the Console under a failure: open the record, open the operator, replay to the failure, start again.
 *
 * <p>THREADING: called by the console on its own thread; links are followed on the UI thread.
 */
public final class FailureLinks implements IPatternMatchListenerDelegate {
  private static final Map<String, JobHandler> HANDLERS = Map.of(Messages.action_record, new OpenRecordHandler(), Messages.action_operator,
      new OpenOperatorHandler(), Messages.action_toFailure, new ToFailureHandler(), Messages.action_goOn, new GoOnHandler());
  private TextConsole console;
  private Optional<IProcess> process = Optional.empty();

  /** The line that stands under a failure. */
  public static String line() {
    return NLS.bind(Messages.failure_next, new Object[] {Messages.action_record, Messages.action_operator, Messages.action_toFailure, Messages.action_goOn});
  }

  @Override
  public void connect(TextConsole connected) {
    console = connected;
    process = connected instanceof IConsole ofProcess ? Optional.of(ofProcess.getProcess()) : Optional.empty();
  }

  @Override
  public void disconnect() {
    console = null;
  }

  @Override
  public void matchFound(PatternMatchEvent event) {
    try {
      String text = console.getDocument().get(event.getOffset(), event.getLength());
      for (Map.Entry<String, JobHandler> action : HANDLERS.entrySet()) {
        int begin = text.indexOf(action.getKey());
        if (begin >= 0 && process.isPresent()) {
          console.addHyperlink(new ActionLink(process.get(), action.getValue()), event.getOffset() + begin, action.getKey().length());
        }
      }
    } catch (BadLocationException trimmed) {
      ILog.of(FailureLinks.class).info("A console line was dropped before it became a link");
    }
  }

  private record ActionLink(IProcess process, JobHandler handler) implements IHyperlink {
    @Override
    public void linkActivated() {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      JobSession session = Adapters.adapt(process, JobSession.class);
      if (session != null && handler.appliesTo(session)) {
        handler.run(session, window);
      } else {
        JobSessions.get().refresh();
        StatusLine.show(Messages.failure_notPossible, false);
      }
    }

    @Override
    public void linkEntered() {
      // The console draws the link; there is nothing to add.
    }

    @Override
    public void linkExited() {
      // The console draws the link; there is nothing to take away.
    }
  }
}
