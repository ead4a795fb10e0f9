package dev.stillwater.ui.operate.launch;

import dev.stillwater.model.JobFile;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * The job that a command means: the one that is selected in the navigator, else the one in the active editor.
 *
 * <p>THREADING: UI thread.
 */
public final class CurrentJob {
  private CurrentJob() {
  }

  /** The job file; empty when neither selection nor editor is one. */
  public static Optional<IFile> of(ExecutionEvent event) {
    boolean isEditorActive = HandlerUtil.getActivePart(event) instanceof IEditorPart;
    Object selected = !isEditorActive && HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
        ? selection.getFirstElement() : null;
    return job(selected).or(() -> edited(event));
  }

  private static Optional<IFile> edited(ExecutionEvent event) {
    IEditorPart editor = HandlerUtil.getActiveEditor(event);
    return editor == null ? Optional.empty() : job(editor.getEditorInput());
  }

  private static Optional<IFile> job(Object element) {
    return Optional.ofNullable(Adapters.adapt(element, IFile.class)).filter(file -> file.getName().endsWith(JobFile.SUFFIX));
  }
}
