package dev.stillwater.ui.operate.launch;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.ui.UiThread;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens the dialog of run configurations on one that runs a job from a snapshot, where the preflight tells whether it starts.
 *
 * <p>THREADING: UI thread; the snapshot is looked at on another one.
 */
public final class RunFromSnapshot {
  private RunFromSnapshot() {
  }

  /**
   * Opens the dialog soon, on the configuration of the job, or of the job that the snapshot says it was taken of; the user chooses the job where neither is
   * known.
   *
   * @param snapshot its folder, absolute
   * @param job job file, absolute
   */
  public static void open(Path snapshot, Optional<Path> job) {
    open(snapshot, job, false);
  }

  /** Opens the dialog as {@link #open(Path, Optional)} does, on a configuration that allows state to be lost. */
  public static void openAllowingLoss(Path snapshot, Path job) {
    open(snapshot, Optional.of(job), true);
  }

  private static void open(Path snapshot, Optional<Path> job, boolean allowsLoss) {
    Display display = PlatformUI.getWorkbench().getDisplay();
    Thread.ofVirtual().name("job-of-snapshot").start(() -> {
      Optional<Path> file = job.or(() -> jobOf(snapshot)).filter(Files::isRegularFile);
      UiThread.post(display, () -> openNow(snapshot, file, allowsLoss));
    });
  }

  private static Optional<Path> jobOf(Path snapshot) {
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE)) {
      return view.sidecar().flatMap(sidecar -> sidecar.jobPath()).map(Path::of);
    } catch (SnapshotException | InvalidPathException unknown) {
      ILog.of(RunFromSnapshot.class).info(snapshot + " does not tell its job: " + unknown.getMessage());
      return Optional.empty();
    }
  }

  private static void openNow(Path snapshot, Optional<Path> job, boolean allowsLoss) {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    Shell shell = window == null ? null : window.getShell();
    try {
      ILaunchConfiguration configuration = job.isPresent() ? JobLaunches.of(job.get(), snapshot.toString()) : fresh(snapshot);
      if (allowsLoss) {
        ILaunchConfigurationWorkingCopy allowing = configuration.getWorkingCopy();
        allowing.setAttribute(JobLaunches.ALLOW, true);
        configuration = allowing.doSave();
      }
      DebugUITools.openLaunchConfigurationDialogOnGroup(shell, new StructuredSelection(configuration), IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
    } catch (CoreException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
    }
  }

  private static ILaunchConfiguration fresh(Path snapshot) throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    String name = manager.generateLaunchConfigurationName(NLS.bind(Messages.launch_fromSnapshot, snapshot.getFileName()));
    ILaunchConfigurationWorkingCopy fresh = manager.getLaunchConfigurationType(JobLaunches.SNAPSHOT_TYPE).newInstance(null, name);
    fresh.setAttribute(JobLaunches.SNAPSHOT, snapshot.toString());
    return fresh.doSave();
  }
}
