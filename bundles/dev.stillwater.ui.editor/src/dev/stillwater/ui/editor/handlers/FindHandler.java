package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.find.FindBar;
import dev.stillwater.ui.editor.find.QuickOutline;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the bar that finds operators and notes, or the Quick Outline.
 *
 * <p>THREADING: UI thread.
 */
public final class FindHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor && editor.diagram().isPresent()
        && editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer) {
      if (event.getCommand().getId().endsWith(".quickOutline")) {
        new QuickOutline(editor.getSite().getShell(), editor.diagram().get(), viewer).open();
      } else {
        FindBar.open(editor, viewer, editor.barParent());
      }
    }
    return null;
  }
}
