package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Lists a snapshot that was taken elsewhere.
 *
 * <p>THREADING: UI thread; the snapshot is read in a job.
 */
public final class AddHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShellChecked(event));
    dialog.setText(Messages.add_title);
    dialog.setMessage(Messages.add_message);
    String chosen = dialog.open();
    if (chosen != null) {
      add(Path.of(chosen));
    }
    return null;
  }

  /** Lists the snapshot at the path soon; what keeps it from that is said. */
  static void add(Path snapshot) {
    new SnapshotWork(NLS.bind(Messages.add_task, snapshot),
        listener -> NLS.bind(Messages.add_done, SavepointCatalog.user().record(snapshot, By.OPENED).path())).schedule();
  }
}
