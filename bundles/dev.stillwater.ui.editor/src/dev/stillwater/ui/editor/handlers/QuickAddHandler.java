package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.quickadd.QuickAdd;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the list of kinds at the pointer.
 *
 * <p>THREADING: UI thread.
 */
public final class QuickAddHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor
        && editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer) {
      QuickAdd.of(viewer).ifPresent(quickAdd -> quickAdd.open(""));
    }
    return null;
  }
}
