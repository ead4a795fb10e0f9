package dev.stillwater.ui.operate.replay;

import dev.stillwater.ui.UiThread;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Replays or compares what is selected at once, where all is known that must be; else, and when asked to, the dialog of run configurations opens on it.
 *
 * <p>THREADING: UI thread; what is selected is looked at on another one.
 */
public final class ReplayHandler extends AbstractHandler {
  private static final String PREFIX = "dev.stillwater.ui.operate.replay.";
  private static final String COMPARE = PREFIX + "compare";
  private static final String CONFIGURE = PREFIX + "configure";
  private static final String CONFIGURE_COMPARISON = PREFIX + "configureComparison";

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    String id = event.getCommand().getId();
    boolean isComparison = id.equals(COMPARE) || id.equals(CONFIGURE_COMPARISON);
    boolean isConfigured = id.equals(CONFIGURE) || id.equals(CONFIGURE_COMPARISON);
    start(isComparison ? ReplayLaunches.COMPARISON : ReplayLaunches.REPLAY, ReplayTarget.of(event.getApplicationContext()), isConfigured,
        HandlerUtil.getActiveWorkbenchWindowChecked(event));
    return null;
  }

  @Override
  public void setEnabled(Object context) {
    setBaseEnabled(ReplayTarget.of(context).isPresent());
  }

  /** Starts, or asks first. */
  static void start(String type, ReplayTarget target, boolean isConfigured, IWorkbenchWindow window) {
    if (!PlatformUI.getWorkbench().saveAllEditors(false)) {
      return;
    }
    Thread.ofVirtual().name("replay-defaults").start(() -> {
      try {
        ReplayDefaults defaults = ReplayDefaults.of(type, target);
        UiThread.post(window.getShell(), () -> {
          if (defaults.isComplete() && !isConfigured) {
            DebugUITools.launch(defaults.configuration(), ILaunchManager.RUN_MODE);
          } else {
            DebugUITools.openLaunchConfigurationDialogOnGroup(window.getShell(), new StructuredSelection(defaults.configuration()),
                IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
          }
        });
      } catch (CoreException e) {
        StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
      }
    });
  }
}
