package dev.stillwater.ui.operate.launch;

import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobsView;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleListener;
import org.eclipse.ui.console.IConsoleManager;

/**
 * Brings the console of a run to the front once, as soon as there is one: the launch framework makes it in the background, before or after the launch
 * returns.
 *
 * <p>THREADING: any thread.
 */
public final class RunConsole implements IConsoleListener {
  private final IProcess process;
  private final IConsoleManager manager = ConsolePlugin.getDefault().getConsoleManager();
  private final AtomicBoolean isShown = new AtomicBoolean();

  private RunConsole(IProcess process) {
    this.process = process;
  }

  /** Shows the console of the process, now or when it comes; leaves the view in front when the user is in the list of jobs, which shows the run as well. */
  public static void show(IProcess process) {
    UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      IWorkbenchPage page = window == null ? null : window.getActivePage();
      if (page == null || !(page.getActivePart() instanceof JobsView)) {
        showConsole(process);
      }
    });
  }

  private static void showConsole(IProcess process) {
    RunConsole shower = new RunConsole(process);
    shower.manager.addConsoleListener(shower);
    IConsole console = DebugUITools.getConsole(process);
    if (console != null) {
      shower.showOnce(console);
    }
  }

  @Override
  public void consolesAdded(IConsole[] consoles) {
    for (IConsole console : consoles) {
      if (console instanceof org.eclipse.debug.ui.console.IConsole ofProcess && ofProcess.getProcess() == process) {
        showOnce(console);
      }
    }
  }

  @Override
  public void consolesRemoved(IConsole[] consoles) {
    // A console that is gone is not shown again.
  }

  private void showOnce(IConsole console) {
    if (isShown.compareAndSet(false, true)) {
      manager.removeConsoleListener(this);
      manager.showConsoleView(console);
    }
  }
}
