package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.clipboard.Pasting;
import dev.stillwater.ui.editor.commands.ChangeRouteCommand;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.parts.StreamPart;
import dev.stillwater.ui.editor.parts.UidEditing;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.commands.CompoundCommand;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Runs the edits of the selection that the workbench has no command for: edit the uid, reset routes, duplicate, and
 * delete without healing.
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
        case "editUid" -> editUid(viewer);
        case "resetRoute" -> resetRoutes(viewer);
        case "duplicate" -> Pasting.duplicate(viewer);
        case "deletePlain" -> ((ActionRegistry) editor.getAdapter(ActionRegistry.class)).getAction(DeleteSelectionAction.PLAIN).run();
        default -> throw new IllegalArgumentException("No such edit: '" + event.getCommand().getId() + "'.");
      }
    }
    return null;
  }

  private static void editUid(GraphicalViewer viewer) {
    if (viewer.getSelectedEditParts().size() == 1 && viewer.getSelectedEditParts().get(0) instanceof OperatorPart part) {
      part.performRequest(UidEditing.request());
    }
  }

  /** Lets the drawing find the way of the selected streams again, as one step. */
  private static void resetRoutes(GraphicalViewer viewer) {
    CompoundCommand all = new CompoundCommand();
    for (Object selected : viewer.getSelectedEditParts()) {
      if (selected instanceof StreamPart part && part.diagram() != null) {
        ChangeRouteCommand one = new ChangeRouteCommand(part.diagram(), part.stream(), List.of());
        if (one.canExecute()) {
          all.setLabel(one.getLabel());
          all.add(one);
        }
      }
    }
    if (!all.isEmpty()) {
      viewer.getEditDomain().getCommandStack().execute(all.unwrap());
    }
  }
}
