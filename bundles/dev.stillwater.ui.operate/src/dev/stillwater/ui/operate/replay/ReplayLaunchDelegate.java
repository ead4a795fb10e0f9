package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Starts a replay or a comparison in a JVM of its own.
 *
 * <p>THREADING: called by the launch framework in an Eclipse job.
 */
public final class ReplayLaunchDelegate extends LaunchConfigurationDelegate {
  /** Orders of configurations that are launched now, with the sinks that were opened for this time. */
  private final Map<ILaunchConfiguration, LaunchOrder> orders = new ConcurrentHashMap<>();

  @Override
  public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
    return false;
  }

  @Override
  public boolean preLaunchCheck(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) throws CoreException {
    if (!super.preLaunchCheck(configuration, mode, monitor)) {
      return false;
    }
    try {
      LaunchOrder order = LaunchOrder.of(configuration, monitor);
      if (configuration.getAttribute(ReplayLaunches.ASK_SINKS, false)) {
        Optional<Set<String>> opened = OpenSinksQuestion.ask(order.order(), order.copies(), monitor);
        if (opened.isEmpty()) {
          return false;
        }
        order = new LaunchOrder(order.order().again(order.order().createdMs(), opened.get()), order.copies());
      }
      orders.put(configuration, order);
      return true;
    } catch (CannotStartException problem) {
      // Thrown, it would be the result of a background job, which the workbench may show as a mere icon in the status line.
      StatusManager.getManager().handle(Status.error(VersionCheck.text(problem)), StatusManager.SHOW);
      return false;
    }
  }

  @Override
  public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
    LaunchOrder order = orders.remove(configuration);
    if (order != null) {
      ReplayStart.start(order, environment(configuration), launch);
    }
  }

  private static Map<String, String> environment(ILaunchConfiguration configuration) throws CoreException {
    String[] variables = DebugPlugin.getDefault().getLaunchManager().getEnvironment(configuration);
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables == null ? new String[0] : variables) {
      int equals = variable.indexOf('=', 1);
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return environment;
  }
}
