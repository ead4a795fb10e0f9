package dev.stillwater.ui.operate.snapshot.preflight;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.edit.SnapshotEditor;
import dev.stillwater.host.preflight.PreflightFix;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.ui.operate.launch.RunFromSnapshot;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/**
 * Does what a fix of the preflight says: changes the job file, writes an edited copy of the snapshot and opens it, or opens the start.
 *
 * <p>THREADING: UI thread; copies are written by a job. A change of the job is kept in the local history, from where it can be taken back.
 */
final class FixApplication {
  private static final String EDITOR = "dev.stillwater.ui.operate.snapshot";

  private final Composite parent;
  private final SnapshotDocument document;
  private final Path job;
  private final Runnable done;

  /**
   * An application of fixes.
   *
   * @param done runs when the job has changed
   */
  FixApplication(Composite parent, SnapshotDocument document, Path job, Runnable done) {
    this.parent = parent;
    this.document = document;
    this.job = job;
    this.done = done;
  }

  void apply(PreflightFix fix) {
    switch (fix) {
      case PreflightFix.SetUid change -> changeJob(change);
      case PreflightFix.SetMaxParallelism change -> changeJob(change);
      case PreflightFix.SetParallelism change -> changeJob(change);
      case PreflightFix.AllowLoss loss -> RunFromSnapshot.open(document.path(), Optional.of(job));
      case PreflightFix.MapToUid edit -> writeCopy(edit);
      case PreflightFix.DropInCopy edit -> writeCopy(edit);
      case PreflightFix.ChangeMaxParallelism edit -> writeCopy(edit);
    }
  }

  private void changeJob(PreflightFix fix) {
    var loaded = JobFile.load(job);
    if (loaded.job().isEmpty()) {
      failed(Messages.FixApplication_noJob);
      return;
    }
    fix.apply(loaded.job().get(), JobEdits.direct());
    byte[] bytes = JobFile.toBytes(loaded.job().get());
    IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(job.toUri());
    try {
      if (files.length > 0) {
        files[0].refreshLocal(IFile.DEPTH_ZERO, null);
        files[0].setContents(new ByteArrayInputStream(bytes), IFile.KEEP_HISTORY, null);
      } else {
        Files.write(job, bytes);
      }
      done.run();
    } catch (CoreException | IOException e) {
      failed(NLS.bind(Messages.FixApplication_notWritten, job, e.getMessage()));
    }
  }

  private void writeCopy(PreflightFix fix) {
    Path source = document.path();
    InputDialog dialog = new InputDialog(parent.getShell(), Messages.FixApplication_copyTitle, fix.text() + "\n\n" + Messages.FixApplication_copyTo,
        source.resolveSibling(source.getFileName() + "-edited").toString(), FixApplication::problem);
    if (dialog.open() != Window.OK) {
      return;
    }
    Path target = Path.of(dialog.getValue().strip());
    document.read(parent, NLS.bind(Messages.FixApplication_writing, target.getFileName()), (view, listener) ->
        SnapshotEditor.edit(document.path(), target, List.of(fix.edit().orElseThrow()), document.options(), listener), report -> open(target), this::failed);
  }

  private static String problem(String text) {
    try {
      Path path = Path.of(text.strip());
      return !path.isAbsolute() || path.getParent() == null || !Files.isDirectory(path.getParent()) ? Messages.FixApplication_noFolder
          : Files.exists(path) ? Messages.FixApplication_exists : null;
    } catch (java.nio.file.InvalidPathException noPath) {
      return Messages.FixApplication_noFolder;
    }
  }

  private void open(Path copy) {
    IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    try {
      page.openEditor(new SnapshotInput(copy), EDITOR);
    } catch (PartInitException e) {
      failed(e.getMessage());
    }
  }

  private void failed(SnapshotException problem) {
    failed(problem.getMessage());
  }

  private void failed(String text) {
    MessageDialog.openError(parent.getShell(), Messages.FixApplication_failed, text);
  }
}
