package dev.stillwater.ui.operate.run;

import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.operate.launch.JobLaunches;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Makes the uids in the messages of a job links to the operators in its diagram.
 *
 * <p>THREADING: called by the console on its own thread; links are followed on the UI thread.
 */
public final class OperatorLinks implements IPatternMatchListenerDelegate {
  private TextConsole console;
  private Optional<IFile> job = Optional.empty();

  @Override
  public void connect(TextConsole connected) {
    console = connected;
    job = connected instanceof IConsole process ? job(process.getProcess().getLaunch().getLaunchConfiguration()) : Optional.empty();
  }

  @Override
  public void disconnect() {
    console = null;
  }

  @Override
  public void matchFound(PatternMatchEvent event) {
    if (job.isEmpty()) {
      return;
    }
    try {
      String text = console.getDocument().get(event.getOffset(), event.getLength());
      int begin = text.indexOf('\'') + 1;
      int end = text.indexOf('\'', begin);
      String uid = text.substring(begin, end);
      console.addHyperlink(new OperatorLink(job.get(), uid), event.getOffset() + begin, uid.length());
    } catch (BadLocationException trimmed) {
      // The console drops its oldest lines: a match may be gone before its turn comes.
      ILog.of(OperatorLinks.class).info("A console line was dropped before it became a link");
    }
  }

  private static Optional<IFile> job(ILaunchConfiguration configuration) {
    try {
      return configuration == null ? Optional.empty() : JobLaunches.file(configuration);
    } catch (CoreException e) {
      ILog.of(OperatorLinks.class).log(e.getStatus());
      return Optional.empty();
    }
  }

  private record OperatorLink(IFile job, String uid) implements IHyperlink {
    @Override
    public void linkActivated() {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      try {
        OperatorReveal.open(window.getActivePage(), job, uid);
      } catch (PartInitException e) {
        StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
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
