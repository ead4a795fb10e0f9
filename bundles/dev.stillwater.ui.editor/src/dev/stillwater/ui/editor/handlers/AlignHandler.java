package dev.stillwater.ui.editor.handlers;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.commands.MoveOperatorsCommand;
import dev.stillwater.ui.editor.commands.ResizeOperatorsCommand;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.layout.Alignment;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.OperatorPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Aligns the selected operators, spreads them, or gives them the size of the one that was selected last; one step of undo.
 *
 * <p>THREADING: UI thread.
 */
public final class AlignHandler extends AbstractHandler {
  private static final String HOW = "dev.stillwater.ui.editor.align.how";

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor && editor.diagram().isPresent()
        && editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer && editor.getAdapter(CommandStack.class) instanceof CommandStack stack) {
      Alignment how = Alignment.valueOf(event.getParameter(HOW).toUpperCase(Locale.ROOT));
      List<OperatorPart> parts = ((List<?>) viewer.getSelectedEditParts()).stream().filter(OperatorPart.class::isInstance).map(OperatorPart.class::cast)
          .filter(part -> part.getFigure().isShowing()).toList();
      if (parts.size() < how.least()) {
        Status.show(editor, how.least() == 2 ? DiagramMessages.AlignHandler_two : DiagramMessages.AlignHandler_three);
      } else {
        stack.execute(command(editor.diagram().get(), parts, how));
      }
    }
    return null;
  }

  private static Command command(JobDiagram diagram, List<OperatorPart> parts, Alignment how) {
    List<Rectangle> results = how.of(parts.stream().map(part -> part.getFigure().getBounds().getCopy()).toList());
    Map<Operator, Point> places = new LinkedHashMap<>();
    Map<Operator, Dimension> sizes = new LinkedHashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      places.put(parts.get(index).operator(), results.get(index).getLocation());
      sizes.put(parts.get(index).operator(), results.get(index).getSize());
    }
    return how.isSize() ? new ResizeOperatorsCommand(diagram, OperatorFigure.standardSize(), sizes, DiagramMessages.AlignHandler_size)
        : new MoveOperatorsCommand(diagram, places, how.least() == 2 ? DiagramMessages.AlignHandler_align : DiagramMessages.AlignHandler_distribute);
  }
}
