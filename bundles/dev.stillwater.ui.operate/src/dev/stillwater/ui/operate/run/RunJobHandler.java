package dev.stillwater.ui.operate.run;

import dev.stillwater.model.JobFile;
import dev.stillwater.ui.operate.launch.JobLaunchShortcut;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Runs the job that is selected in the navigator, else the one in the active editor; saves it first.
 *
 * <p>THREADING: UI thread.
 */
public final class RunJobHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    boolean isEditorActive = HandlerUtil.getActivePart(event) instanceof IEditorPart;
    Optional<IFile> selected = isEditorActive ? Optional.empty() : selected(HandlerUtil.getCurrentSelection(event));
    selected.or(() -> edited(event)).ifPresent(job -> JobLaunchShortcut.launch(job, ILaunchManager.RUN_MODE));
    return null;
  }

  private static Optional<IFile> selected(ISelection selection) {
    Object first = selection instanceof IStructuredSelection structured ? structured.getFirstElement() : null;
    return job(Adapters.adapt(first, IFile.class));
  }

  private static Optional<IFile> edited(ExecutionEvent event) {
    IEditorPart editor = HandlerUtil.getActiveEditor(event);
    return editor == null ? Optional.empty() : job(Adapters.adapt(editor.getEditorInput(), IFile.class));
  }

  private static Optional<IFile> job(IFile file) {
    return Optional.ofNullable(file).filter(each -> each.getName().endsWith(JobFile.SUFFIX));
  }
}
