package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.ui.operate.checkpoints.SelectedCheckpoint;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * The snapshots of the catalogue that a command means: those that are selected. One that stands in two places of the tree counts once.
 *
 * <p>THREADING: UI thread.
 */
final class SnapshotSelection {
  private SnapshotSelection() {
  }

  /** Where the one snapshot is that is selected: of the catalogue, or a checkpoint of a job; empty for several, and for one that is gone. */
  static Optional<Path> path(Object context) {
    Object selection = selection(context);
    Object first = selection instanceof IStructuredSelection structured && structured.size() == 1 ? structured.getFirstElement() : null;
    boolean isOurs = first instanceof SavepointNode || first instanceof SelectedCheckpoint;
    return isOurs ? Optional.ofNullable(Adapters.adapt(first, Path.class)) : Optional.empty();
  }

  /** Where two snapshots are that are selected, the earlier one first: two of the catalogue, or two checkpoints of a job; empty for anything else. */
  static Optional<List<Path>> pair(Object context) {
    List<CatalogEntry> entries = of(context);
    if (entries.size() == 2) {
      return entries.stream().anyMatch(CatalogEntry::isDisposed) ? Optional.empty()
          : Optional.of(entries.stream().sorted(Comparator.comparing(CatalogEntry::time)).map(CatalogEntry::path).toList());
    }
    List<?> selected = selection(context) instanceof IStructuredSelection structured ? structured.toList() : List.of();
    List<SelectedCheckpoint> checkpoints = selected.stream().filter(SelectedCheckpoint.class::isInstance).map(SelectedCheckpoint.class::cast)
        .filter(each -> each.snapshot().isPresent()).sorted(Comparator.comparingLong(each -> each.row().orElseThrow().id())).toList();
    return selected.size() != 2 || checkpoints.size() != 2 ? Optional.empty()
        : Optional.of(checkpoints.stream().map(each -> each.snapshot().orElseThrow()).toList());
  }

  private static Object selection(Object context) {
    Object menu = HandlerUtil.getVariable(context, ISources.ACTIVE_MENU_SELECTION_NAME);
    return menu instanceof IStructuredSelection structured && !structured.isEmpty() ? menu
        : HandlerUtil.getVariable(context, ISources.ACTIVE_CURRENT_SELECTION_NAME);
  }

  /** The snapshots; none when anything else is selected as well. */
  static List<CatalogEntry> of(Object context) {
    Object selection = selection(context);
    Map<String, CatalogEntry> entries = new LinkedHashMap<>();
    if (selection instanceof IStructuredSelection structured) {
      for (Object each : structured.toList()) {
        CatalogEntry entry = each instanceof SavepointNode node ? node.entry().orElse(null) : null;
        if (entry == null) {
          return List.of();
        }
        entries.put(entry.id(), entry);
      }
    }
    return List.copyOf(entries.values());
  }
}
