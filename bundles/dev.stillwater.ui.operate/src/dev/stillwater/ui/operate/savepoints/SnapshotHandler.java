package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * A command on the snapshots that are selected in the Savepoints view.
 *
 * <p>THREADING: UI thread.
 */
abstract class SnapshotHandler extends AbstractHandler {
  @Override
  public final Object execute(ExecutionEvent event) throws ExecutionException {
    List<CatalogEntry> entries = SnapshotSelection.of(event.getApplicationContext());
    if (appliesTo(entries)) {
      run(entries, HandlerUtil.getActiveWorkbenchWindowChecked(event));
    }
    return null;
  }

  @Override
  public final void setEnabled(Object evaluationContext) {
    setBaseEnabled(appliesTo(SnapshotSelection.of(evaluationContext)));
  }

  /** Whether it is one snapshot that was not disposed of. */
  static boolean isOne(List<CatalogEntry> entries) {
    return entries.size() == 1 && !entries.getFirst().isDisposed();
  }

  /** Whether it can be done with the snapshots. */
  abstract boolean appliesTo(List<CatalogEntry> entries);

  /** Does it, or begins to. */
  abstract void run(List<CatalogEntry> entries, IWorkbenchWindow window);
}
