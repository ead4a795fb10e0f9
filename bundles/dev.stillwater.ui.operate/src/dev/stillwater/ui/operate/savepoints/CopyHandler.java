package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotCopier;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Copies a snapshot to a place that is asked for.
 *
 * <p>THREADING: UI thread; files are copied in a job.
 */
public final class CopyHandler extends SnapshotHandler {
  @Override
  boolean appliesTo(List<CatalogEntry> entries) {
    return isOne(entries);
  }

  @Override
  void run(List<CatalogEntry> entries, IWorkbenchWindow window) {
    CatalogEntry entry = entries.getFirst();
    TargetDialog dialog = new TargetDialog(window.getShell(), entry, new TargetDialog.Words(Messages.copy_title, Messages.copy_message, Messages.copy_ok));
    Optional<Path> target = dialog.open() == Window.OK ? dialog.target() : Optional.empty();
    target.ifPresent(path -> new SnapshotWork(NLS.bind(Messages.copy_task, entry.name()), entry.path(), listener -> {
      SavepointCatalog catalog = SavepointCatalog.user();
      Path copy = SnapshotCopier.copy(entry.path(), path, SnapshotOptions.local(), listener).snapshot();
      catalog.record(copy, By.COPIED);
      return NLS.bind(Messages.copy_done, copy);
    }).schedule());
  }
}
