package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.ui.operate.snapshot.compare.CompareSnapshots;
import java.util.Comparator;
import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Compares the two snapshots that are selected: what the later one has that the earlier one had not.
 *
 * <p>THREADING: UI thread; the snapshots are read in the background.
 */
public final class CompareHandler extends SnapshotHandler {
  @Override
  boolean appliesTo(List<CatalogEntry> entries) {
    return entries.size() == 2 && entries.stream().noneMatch(CatalogEntry::isDisposed);
  }

  @Override
  void run(List<CatalogEntry> entries, IWorkbenchWindow window) {
    List<CatalogEntry> ordered = entries.stream().sorted(Comparator.comparing(CatalogEntry::time)).toList();
    CompareSnapshots.open(ordered.getFirst().path(), ordered.getLast().path());
  }
}
