package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotCopier;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Moves a snapshot to a place that is asked for; the catalogue goes on knowing it with all that is known of it.
 *
 * <p>THREADING: UI thread; files are moved in a job.
 */
public final class MoveHandler extends SnapshotHandler {
  @Override
  boolean appliesTo(List<CatalogEntry> entries) {
    return isOne(entries);
  }

  @Override
  void run(List<CatalogEntry> entries, IWorkbenchWindow window) {
    CatalogEntry entry = entries.getFirst();
    TargetDialog dialog = new TargetDialog(window.getShell(), entry, new TargetDialog.Words(Messages.move_title, Messages.move_message, Messages.move_ok));
    Optional<Path> target = dialog.open() == Window.OK ? dialog.target() : Optional.empty();
    target.ifPresent(path -> new SnapshotWork(NLS.bind(Messages.move_task, entry.name()), entry.path(), listener -> {
      SavepointCatalog catalog = SavepointCatalog.user();
      Path moved = SnapshotCopier.move(entry.path(), path, SnapshotOptions.local(), listener).snapshot();
      catalog.moved(entry.path(), moved);
      return NLS.bind(Messages.move_done, moved);
    }).schedule());
  }
}
