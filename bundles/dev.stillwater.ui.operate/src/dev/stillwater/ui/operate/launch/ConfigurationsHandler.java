package dev.stillwater.ui.operate.launch;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the dialog of run configurations.
 *
 * <p>THREADING: UI thread.
 */
public final class ConfigurationsHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    IStructuredSelection selection = HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection structured
        ? structured : StructuredSelection.EMPTY;
    DebugUITools.openLaunchConfigurationDialogOnGroup(HandlerUtil.getActiveShell(event), selection, IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
    return null;
  }
}
