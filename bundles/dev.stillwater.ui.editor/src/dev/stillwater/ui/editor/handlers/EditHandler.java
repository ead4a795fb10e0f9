package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.clipboard.Pasting;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Runs the edits of the selection that the workbench has no command for: duplicate, and delete without healing.
 *
 * <p>THREADING: UI thread.
 */
public final class EditHandler extends AbstractHandler {
  private static final String PREFIX = "dev.stillwater.ui.editor.";

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor
        && editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer) {
      switch (event.getCommand().getId().substring(PREFIX.length())) {
        case "duplicate" -> Pasting.duplicate(viewer);
        case "deletePlain" -> ((ActionRegistry) editor.getAdapter(ActionRegistry.class)).getAction(DeleteSelectionAction.PLAIN).run();
        default -> throw new IllegalArgumentException("No such edit: '" + event.getCommand().getId() + "'.");
      }
    }
    return null;
  }
}
