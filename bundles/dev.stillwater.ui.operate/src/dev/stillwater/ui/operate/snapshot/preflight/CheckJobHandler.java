package dev.stillwater.ui.operate.snapshot.preflight;

import dev.stillwater.ui.operate.launch.CurrentJob;
import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.part.FileEditorInput;

/**
 * Looks whether the job that is drawn or selected would start from a snapshot, for which it asks: the snapshot opens on its page Preflight.
 *
 * <p>THREADING: UI thread.
 */
public final class CheckJobHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    Optional<IFile> job = CurrentJob.of(event).filter(file -> file.getLocation() != null);
    if (job.isPresent() && isSaved(event, job.get())) {
      Path file = job.get().getLocation().toPath();
      CheckDialog dialog = new CheckDialog(HandlerUtil.getActiveShell(event), file);
      if (dialog.open() == Window.OK) {
        SnapshotOpener.open(dialog.snapshot(), SnapshotPlace.preflight(file));
      }
    }
    return null;
  }

  /** What is looked at is the file: offers to save what is drawn. False when the person thinks better of it. */
  private static boolean isSaved(ExecutionEvent event, IFile job) {
    IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
    IEditorPart editor = page.findEditor(new FileEditorInput(job));
    return editor == null || !editor.isDirty() || page.saveEditor(editor, true);
  }
}
