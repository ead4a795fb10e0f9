package dev.stillwater.ui.editor.handlers;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.commands.MoveOperatorsCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.OperatorPart;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Moves the selected operators by one line of the grid.
 *
 * <p>THREADING: UI thread.
 */
public final class NudgeHandler extends AbstractHandler {
  private static final String DIRECTION = "dev.stillwater.ui.editor.nudge.direction";

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor
        && HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
      nudge(editor, selection, step(event.getParameter(DIRECTION)));
    }
    return null;
  }

  private static void nudge(PipelineEditor editor, IStructuredSelection selection, Point step) {
    Map<Operator, Point> locations = new LinkedHashMap<>();
    JobDiagram diagram = null;
    for (Object selected : selection.toList()) {
      if (selected instanceof OperatorPart part && part.getParent() != null) {
        diagram = part.diagram();
        locations.put(part.operator(), diagram.location(part.operator()).translate(step));
      }
    }
    if (diagram != null && editor.getAdapter(CommandStack.class) instanceof CommandStack stack) {
      stack.execute(new MoveOperatorsCommand(diagram, locations, Messages.NudgeHandler_label));
    }
  }

  private static Point step(String direction) {
    return switch (direction) {
      case "left" -> new Point(-JobDiagram.GRID_PIXELS, 0);
      case "right" -> new Point(JobDiagram.GRID_PIXELS, 0);
      case "up" -> new Point(0, -JobDiagram.GRID_PIXELS);
      default -> new Point(0, JobDiagram.GRID_PIXELS);
    };
  }
}
