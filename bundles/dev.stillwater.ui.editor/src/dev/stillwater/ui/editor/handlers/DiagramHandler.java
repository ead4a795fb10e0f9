package dev.stillwater.ui.editor.handlers;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.zoom.DiagramZoom;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Runs the commands of the diagram that need no selection: zoom and arrangement.
 *
 * <p>THREADING: UI thread.
 */
public final class DiagramHandler extends AbstractHandler {
  private static final String PREFIX = "dev.stillwater.ui.editor.";

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor) {
      run(editor, event.getCommand().getId().substring(PREFIX.length()));
    }
    return null;
  }

  private static void tidy(PipelineEditor editor) {
    List<Operator> operators = editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer
        ? ((List<?>) viewer.getSelectedEditParts()).stream().filter(OperatorPart.class::isInstance).map(part -> ((OperatorPart) part).operator()).toList()
        : List.of();
    if (operators.size() < 2) {
      Status.show(editor, DiagramMessages.DiagramHandler_tidyTwo);
    } else {
      editor.tidy(operators);
    }
  }

  private static void run(PipelineEditor editor, String command) {
    if (command.equals("arrangeAll")) {
      editor.arrangeAll();
    } else if (command.equals("tidySelection")) {
      tidy(editor);
    } else if (editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer) {
      DiagramZoom zoom = DiagramZoom.of(viewer);
      switch (command) {
        case "zoomIn" -> zoom.in();
        case "zoomOut" -> zoom.out();
        case "zoomActual" -> zoom.actual();
        case "zoomFit" -> zoom.fitAll();
        case "zoomSelection" -> zoom.fitSelection();
        default -> throw new IllegalArgumentException("No such command of the diagram: '" + command + "'.");
      }
    }
  }
}
