package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.JobLaunchDelegate;
import dev.stillwater.ui.operate.run.OpenFileAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;

/**
 * Shows what a job of this machine has printed and what its process has said: its Console, else the files of the registry.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenLogsHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.isLocal();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    Optional<IConsole> console = process(session).map(DebugUITools::getConsole);
    if (console.isPresent()) {
      ConsolePlugin.getDefault().getConsoleManager().showConsoleView(console.get());
      return;
    }
    Path folder = JobRegistry.user().folder(session.jobId());
    Thread.ofVirtual().name("job-logs").start(() -> {
      List<Path> logs = List.of(folder.resolve(JobRegistry.OUTPUT), folder.resolve(JobRegistry.MESSAGES)).stream().filter(OpenLogsHandler::hasText).toList();
      UiThread.post(window.getShell(), () -> {
        logs.forEach(OpenFileAction::open);
        if (logs.isEmpty()) {
          StatusLine.show(NLS.bind(Messages.logs_none, session.name()), false);
        }
      });
    });
  }

  private static boolean hasText(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException gone) {
      ILog.of(OpenLogsHandler.class).info(file + " cannot be looked at: " + gone.getMessage());
      return false;
    }
  }

  /** The process of a job that this workbench has started; empty for a job that was started elsewhere. */
  public static Optional<IProcess> process(JobSession session) {
    return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getProcesses())
        .filter(process -> session.jobId().equals(process.getAttribute(JobLaunchDelegate.JOB_ID))).findFirst();
  }
}
