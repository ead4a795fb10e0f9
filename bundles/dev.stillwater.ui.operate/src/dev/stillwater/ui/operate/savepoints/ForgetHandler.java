package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Takes snapshots off the list; their files stay as they are, and "Add Snapshot" lists them again.
 *
 * <p>THREADING: UI thread; the catalogue is written in jobs.
 */
public final class ForgetHandler extends SnapshotHandler {
  @Override
  boolean appliesTo(List<CatalogEntry> entries) {
    return !entries.isEmpty();
  }

  @Override
  void run(List<CatalogEntry> entries, IWorkbenchWindow window) {
    for (CatalogEntry entry : entries) {
      new SnapshotWork(NLS.bind(Messages.forget_task, entry.name()), listener -> {
        SavepointCatalog.user().forget(entry.path());
        return NLS.bind(Messages.forget_done, entry.name());
      }).schedule();
    }
  }
}
