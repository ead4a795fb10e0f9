package dev.stillwater.ui.operate.snapshot.preflight;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.edit.SnapshotEditor;
import dev.stillwater.host.preflight.PreflightFix;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.RunFromSnapshot;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.FileEditorInput;

/**
 * Does what a fix of the preflight says: changes the job file, writes an edited copy of the snapshot and opens it, or opens the start.
 *
 * <p>THREADING: UI thread; files are written by jobs. A change of the job is kept in the local history, from where it can be taken back.
 */
final class FixApplication {
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
      case PreflightFix.AllowLoss loss -> RunFromSnapshot.openAllowingLoss(document.path(), job);
      case PreflightFix.MapToUid edit -> writeCopy(edit);
      case PreflightFix.DropInCopy edit -> writeCopy(edit);
      case PreflightFix.ChangeMaxParallelism edit -> writeCopy(edit);
    }
  }

  private void changeJob(PreflightFix fix) {
    IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(job.toUri());
    if (files.length > 0 && !isSaved(files[0])) {
      return;
    }
    WorkspaceJob work = new WorkspaceJob(NLS.bind(Messages.FixApplication_changing, job.getFileName())) {
      @Override
      public IStatus runInWorkspace(IProgressMonitor monitor) {
        try {
          change(fix, files);
          UiThread.post(parent, done);
        } catch (CoreException | IOException e) {
          UiThread.post(parent, () -> failed(NLS.bind(Messages.FixApplication_notWritten, job, e.getMessage())));
        }
        return Status.OK_STATUS;
      }
    };
    work.setRule(files.length > 0 ? files[0].getProject() : null);
    work.schedule();
  }

  /** Whether nothing of the job is unsaved in its editor, whose changes the fix would lose. */
  private static boolean isSaved(IFile file) {
    IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    IEditorPart editor = page.findEditor(new FileEditorInput(file));
    return editor == null || !editor.isDirty() || page.saveEditor(editor, true) && !editor.isDirty();
  }

  private void change(PreflightFix fix, IFile[] files) throws CoreException, IOException {
    var loaded = JobFile.load(job);
    if (loaded.job().isEmpty()) {
      throw new IOException(Messages.FixApplication_noJob);
    }
    fix.apply(loaded.job().get(), JobEdits.direct());
    byte[] bytes = JobFile.toBytes(loaded.job().get());
    if (files.length > 0) {
      files[0].refreshLocal(IResource.DEPTH_ZERO, null);
      files[0].setContents(bytes, IResource.KEEP_HISTORY, null);
    } else {
      Files.write(job, bytes);
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
        SnapshotEditor.edit(document.path(), target, List.of(fix.edit().orElseThrow()), document.writingTo(target), listener),
        report -> SnapshotOpener.open(target, SnapshotPlace.preflight(job)), problem -> failed(problem));
  }

  private static String problem(String text) {
    try {
      Path path = Path.of(text.strip());
      return !path.isAbsolute() || path.getParent() == null || !Files.isDirectory(path.getParent()) ? Messages.FixApplication_noFolder
          : Files.exists(path) ? Messages.FixApplication_exists : null;
    } catch (InvalidPathException noPath) {
      return Messages.FixApplication_noFolder;
    }
  }

  private void failed(SnapshotException problem) {
    failed(problem.getMessage());
  }

  private void failed(String text) {
    MessageDialog.openError(parent.getShell(), Messages.FixApplication_failed, text);
  }
}
