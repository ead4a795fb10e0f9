package dev.stillwater.ui.operate.replay;

import dev.stillwater.ui.operate.launch.JvmTab;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.EnvironmentTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

/**
 * The tabs of the launch configuration of a replay of one version from a snapshot.
 *
 * <p>THREADING: UI thread.
 */
public final class ReplayTabGroup extends AbstractLaunchConfigurationTabGroup {
  @Override
  public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
    setTabs(new ILaunchConfigurationTab[] {new VersionsTab(false), new RangeTab(false), new ConditionsTab(), new JvmTab(), new EnvironmentTab(), new CommonTab()});
  }
}
