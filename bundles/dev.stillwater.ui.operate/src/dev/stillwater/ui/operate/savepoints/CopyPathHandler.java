package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Puts the paths of snapshots on the clipboard, a line each, for a shell.
 *
 * <p>THREADING: UI thread.
 */
public final class CopyPathHandler extends SnapshotHandler {
  @Override
  boolean appliesTo(List<CatalogEntry> entries) {
    return !entries.isEmpty();
  }

  @Override
  void run(List<CatalogEntry> entries, IWorkbenchWindow window) {
    Clipboard clipboard = new Clipboard(window.getShell().getDisplay());
    try {
      String text = entries.stream().map(entry -> entry.path().toString()).collect(Collectors.joining(System.lineSeparator()));
      clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    } finally {
      clipboard.dispose();
    }
  }
}
