package dev.stillwater.ui.operate.live;

import dev.stillwater.ui.UiThread;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * Begins to watch running jobs when the workbench has started.
 *
 * <p>THREADING: called by the workbench on any thread.
 */
public final class LiveStartup implements IStartup {
  @Override
  public void earlyStartup() {
    UiThread.post(PlatformUI.getWorkbench().getDisplay(), LiveWatch.get()::start);
  }
}
