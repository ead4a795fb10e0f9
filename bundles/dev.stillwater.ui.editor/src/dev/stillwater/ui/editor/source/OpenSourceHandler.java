package dev.stillwater.ui.editor.source;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.PipelineEditor;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.EditPart;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the Java source of the function that the selected operator runs.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenSourceHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor
        && HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection && selection.getFirstElement() instanceof EditPart part
        && part.getModel() instanceof Operator operator) {
      editor.diagram().ifPresent(diagram -> OpenSource.of(diagram, operator, editor.getSite().getPage()));
    }
    return null;
  }
}
