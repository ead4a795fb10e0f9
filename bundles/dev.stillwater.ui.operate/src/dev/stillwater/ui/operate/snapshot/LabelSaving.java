package dev.stillwater.ui.operate.snapshot;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.edit.SnapshotLabel;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Writes label and notes beside the snapshot, and into the catalogue where it knows the snapshot.
 *
 * <p>THREADING: UI thread; the writing is a reading of the document, and events are handled meanwhile.
 */
final class LabelSaving {
  private LabelSaving() {
  }

  /** Saves; returns when that is done, has failed or was cancelled, since the platform closes editors right after. */
  static void save(SnapshotDocument document, Control control, IProgressMonitor monitor) {
    Optional<Words> words = document.unsaved();
    if (words.isEmpty()) {
      return;
    }
    AtomicBoolean isDone = new AtomicBoolean();
    Path folder = document.folder();
    var job = document.read(control, Messages.LabelSaving_job, (view, listener) -> {
      Sidecar written = SnapshotLabel.write(view, document.writingTo(folder).storage(), words.get().label(), words.get().note(), listener);
      tellCatalogue(folder, words.get());
      return written;
    }, written -> {
      isDone.set(true);
      if (document.unsaved().equals(words)) {
        document.setUnsaved(Optional.empty());
      }
      document.setSidecar(written);
    }, problem -> {
      isDone.set(true);
      failed(problem);
    });
    Display display = control.getDisplay();
    while (!isDone.get() && !control.isDisposed()) {
      if (monitor.isCanceled()) {
        job.cancel();
      }
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    if (document.unsaved().isPresent()) {
      monitor.setCanceled(true);
    }
  }

  private static void tellCatalogue(Path folder, Words words) {
    try {
      SavepointCatalog catalog = SavepointCatalog.user();
      if (catalog.entry(folder).isPresent()) {
        catalog.relabel(folder, new CatalogEntry.Words(words.label(), words.note()));
      }
    } catch (IOException e) {
      // The sidecar is what counts; the catalogue reads it again when the snapshot is opened from there.
      ILog.of(LabelSaving.class).warn("The catalogue of savepoints could not be told the new label of " + folder, e);
    }
  }

  private static void failed(SnapshotException problem) {
    if (!(problem instanceof SnapshotException.Cancelled)) {
      StatusManager.getManager().handle(Status.error(problem.getMessage()), StatusManager.SHOW | StatusManager.LOG);
    }
  }
}
