package dev.stillwater.ui.operate.launch;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the dialog of run configurations on the one of the current job.
 *
 * <p>THREADING: UI thread.
 */
public final class ConfigurationsHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<IFile> job = CurrentJob.of(event);
    try {
      StructuredSelection selection = job.isPresent() ? new StructuredSelection(JobLaunches.of(job.get())) : StructuredSelection.EMPTY;
      DebugUITools.openLaunchConfigurationDialogOnGroup(HandlerUtil.getActiveShell(event), selection, IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
    } catch (CoreException e) {
      throw new ExecutionException(e.getStatus().getMessage(), e);
    }
    return null;
  }
}
