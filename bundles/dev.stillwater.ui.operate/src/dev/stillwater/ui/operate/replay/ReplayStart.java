package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.host.replay.process.ReplayProcess;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.JobClassPath;
import dev.stillwater.ui.operate.replay.result.ComparisonEditor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Starts replays: makes the folder, starts the process, shows both in the workbench.
 *
 * <p>THREADING: any thread but the UI thread, as folders are made.
 */
final class ReplayStart {
  /** Type of the process, for consoles. */
  static final String PROCESS_TYPE = "dev.stillwater.replay";

  private ReplayStart() {
  }

  /** Starts a replay that a launch configuration asks for. */
  static void start(LaunchOrder order, Map<String, String> environment, ILaunch launch) throws CoreException {
    start(order.order(), order.copies(), environment, launch);
  }

  /** Starts a replay for which there is no launch configuration. */
  static void start(ReplayOrder order, Map<String, byte[]> copies) throws CoreException {
    start(order, copies, Map.of(), newLaunch());
  }

  /** Starts once more what another replay did. */
  static void again(ReplayFolder other, ReplayOrder order) throws CoreException {
    try {
      run(ReplayHistory.user().createAgain(other, order), order, Map.of(), newLaunch(), true);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Starts what the request in a folder that is there asks for; no editor is opened for it. */
  static void inside(ReplayFolder folder, ReplayOrder compared) throws CoreException {
    run(folder, compared, Map.of(), newLaunch(), false);
  }

  private static ILaunch newLaunch() {
    ILaunch launch = new Launch(null, ILaunchManager.RUN_MODE, null);
    launch.setAttribute(DebugPlugin.ATTR_CAPTURE_OUTPUT, Boolean.TRUE.toString());
    DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
    return launch;
  }

  private static void start(ReplayOrder order, Map<String, byte[]> copies, Map<String, String> environment, ILaunch launch) throws CoreException {
    try {
      run(ReplayHistory.user().create(order, copies), order, environment, launch, true);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void run(ReplayFolder folder, ReplayOrder order, Map<String, String> environment, ILaunch launch, boolean isShown) throws CoreException {
    List<String> arguments = List.of(DebugPlugin.parseArguments(order.jvm()));
    ReplayProcess.Launch how = new ReplayProcess.Launch(ReplayProcess.ownJava(), arguments, JobClassPath.text(), environment);
    ReplayProcess process;
    try {
      process = ReplayProcess.start(folder, how);
    } catch (CannotStartException e) {
      throw new CoreException(Status.error(e.getMessage(), e));
    }
    ReplayRuns.add(process);
    Map<String, String> attributes = new HashMap<>();
    attributes.put(IProcess.ATTR_PROCESS_TYPE, PROCESS_TYPE);
    attributes.put(IProcess.ATTR_CMDLINE, DebugPlugin.renderArguments(how.command(folder).toArray(String[]::new), null));
    attributes.put(DebugPlugin.ATTR_WORKING_DIRECTORY, folder.path().toString());
    DebugPlugin.newProcess(launch, process.process(), NLS.bind(Messages.replay_process, order.label()), attributes);
    new ReplayProgress(process, order).schedule();
    if (isShown) {
      open(folder);
    }
  }

  /** Opens what came of a replay, or how far it is. */
  static void open(ReplayFolder folder) {
    UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      if (window != null && window.getActivePage() != null) {
        try {
          ComparisonEditor.open(window.getActivePage(), folder.path());
        } catch (PartInitException e) {
          StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
        }
      }
    });
  }

  private static CoreException failed(IOException e) {
    return new CoreException(Status.error(NLS.bind(Messages.replay_noFolder, IoReason.of(e)), e));
  }
}
