package dev.stillwater.ui.operate.launch;

import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.EnvironmentTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

/**
 * The tabs of the launch configuration of a job that begins anew.
 *
 * <p>THREADING: UI thread.
 */
public final class JobLaunchTabGroup extends AbstractLaunchConfigurationTabGroup {
  @Override
  public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
    setTabs(new ILaunchConfigurationTab[] {new JobLaunchTab(), new ParametersTab(), new ExecutionTab(), new JvmTab(), new EnvironmentTab(), new CommonTab()});
  }
}
