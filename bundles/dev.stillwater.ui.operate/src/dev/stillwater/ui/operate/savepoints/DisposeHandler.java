package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotDisposer;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.ui.Quantities;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Removes the files of snapshots for good, after asking. That there were such snapshots stays known.
 *
 * <p>THREADING: UI thread; files are removed in jobs.
 */
public final class DisposeHandler extends SnapshotHandler {
  private static final int NAMED_MAX = 10;

  @Override
  boolean appliesTo(List<CatalogEntry> entries) {
    return !entries.isEmpty() && entries.stream().noneMatch(CatalogEntry::isDisposed);
  }

  @Override
  void run(List<CatalogEntry> entries, IWorkbenchWindow window) {
    String size = Quantities.bytes(entries.stream().mapToLong(entry -> entry.form().sizeBytes()).sum());
    String names = entries.stream().limit(NAMED_MAX).map(entry -> entry.path().toString()).collect(Collectors.joining("\n"))
        + (entries.size() > NAMED_MAX ? "\n..." : "");
    String question = entries.size() == 1 ? NLS.bind(Messages.dispose_question, new Object[] {entries.getFirst().name(), names, size})
        : NLS.bind(Messages.dispose_questions, new Object[] {entries.size(), names, size});
    // The harmless answer is the one that Enter gives.
    int answer = MessageDialog.open(MessageDialog.QUESTION, window.getShell(), Messages.dispose_title, question, 0, Messages.dispose_no, Messages.dispose_yes);
    if (answer == 1) {
      entries.forEach(DisposeHandler::dispose);
    }
  }

  private static void dispose(CatalogEntry entry) {
    new SnapshotWork(NLS.bind(Messages.dispose_task, entry.name()), listener -> {
      SavepointCatalog catalog = SavepointCatalog.user();
      SnapshotDisposer.dispose(entry.path(), SnapshotOptions.local(), listener);
      catalog.disposed(entry.path());
      return NLS.bind(Messages.dispose_done, entry.name());
    }).schedule();
  }
}
