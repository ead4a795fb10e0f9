package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.failure.RecordPlace;
import dev.stillwater.ui.operate.jobs.StatusLine;
import dev.stillwater.ui.operate.snapshot.SnapshotEditor;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens what a result tells of: an operator in its job, a line of the input.
 *
 * <p>THREADING: UI thread; the disk is looked at on another one.
 */
final class Places {
  private Places() {
  }

  /** Opens the job file and selects the operator. */
  static void openOperator(IWorkbenchPage page, Path job, String uid) {
    Thread.ofVirtual().name("job-of-result").start(() -> {
      boolean isThere = Files.isRegularFile(job);
      UiThread.post(page.getWorkbenchWindow().getShell(), () -> {
        if (isThere) {
          openNow(page, job, uid);
        } else {
          StatusLine.show(NLS.bind(Messages.places_noJob, job), true);
        }
      });
    });
  }

  private static void openNow(IWorkbenchPage page, Path job, String uid) {
    try {
      IFile file = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(job));
      if (file != null && file.exists()) {
        OperatorReveal.open(page, file, uid);
        return;
      }
      IEditorPart editor = IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(job.toUri()));
      OperatorReveal reveal = editor.getAdapter(OperatorReveal.class);
      if (reveal != null) {
        reveal.revealOperator(uid);
      }
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
  }

  /** Opens a savepoint that a replay has left. */
  static void openSnapshot(IWorkbenchPage page, Path snapshot) {
    try {
      page.openEditor(new SnapshotInput(snapshot), SnapshotEditor.ID);
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
  }

  /** Opens the line that a record was read from; says so if the file is not there any more. */
  static void openInput(IWorkbenchPage page, StoredResults results, String source, String position) {
    Optional<StoredResults.InputPlace> place = results.place(source, position);
    if (place.isEmpty()) {
      StatusLine.show(NLS.bind(Messages.places_noLine, position), true);
    } else {
      new RecordPlace(place.get().file(), place.get().line()).open(page.getWorkbenchWindow(),
          () -> StatusLine.show(NLS.bind(Messages.places_noFile, place.get().file()), true));
    }
  }
}
