package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.operate.launch.JobLaunches;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Runs the job of a run once more, from its beginning.
 *
 * <p>THREADING: UI thread.
 */
public final class RunAgainHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.isEnded() && session.jobFile().isPresent();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    if (!PlatformUI.getWorkbench().saveAllEditors(false)) {
      return;
    }
    try {
      DebugUITools.launch(JobLaunches.of(session.jobFile().orElseThrow()), ILaunchManager.RUN_MODE);
    } catch (CoreException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
    }
  }
}
