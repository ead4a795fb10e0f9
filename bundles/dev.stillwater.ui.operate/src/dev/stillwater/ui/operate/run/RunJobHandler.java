package dev.stillwater.ui.operate.run;

import dev.stillwater.ui.operate.launch.CurrentJob;
import dev.stillwater.ui.operate.launch.JobLaunchShortcut;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.core.ILaunchManager;

/**
 * Runs the job that is selected in the navigator, else the one in the active editor; saves it first.
 *
 * <p>THREADING: UI thread.
 */
public final class RunJobHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    CurrentJob.of(event).ifPresent(job -> JobLaunchShortcut.launch(job, ILaunchManager.RUN_MODE));
    return null;
  }
}
