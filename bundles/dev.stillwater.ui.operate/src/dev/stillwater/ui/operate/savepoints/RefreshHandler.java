package dev.stillwater.ui.operate.savepoints;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Looks at the snapshots of the Savepoints view again: whether they are there and could be restored.
 *
 * <p>THREADING: UI thread.
 */
public final class RefreshHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActivePart(event) instanceof SavepointsView view) {
      view.refresh();
    }
    return null;
  }
}
