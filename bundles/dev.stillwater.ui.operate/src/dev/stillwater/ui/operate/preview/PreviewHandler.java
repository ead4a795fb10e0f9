package dev.stillwater.ui.operate.preview;

import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.editor.api.SelectedOperator;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Previews the output of the operator that is selected in the active editor.
 *
 * <p>THREADING: UI thread.
 */
public final class PreviewHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
    IEditorPart editor = page.getActiveEditor();
    PipelineView pipeline = editor == null ? null : Adapters.adapt(editor, PipelineView.class);
    Optional<SelectedOperator> selected = pipeline == null ? Optional.empty() : pipeline.selected();
    try {
      PreviewView view = (PreviewView) page.showView(PreviewView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
      view.preview(selected);
    } catch (PartInitException problem) {
      throw new ExecutionException(problem.getMessage(), problem);
    }
    return null;
  }
}
