package dev.stillwater.ui.editor.handlers;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamWalk;
import dev.stillwater.ui.editor.model.StreamWalk.Direction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Walks over the drawing by keyboard: to the next operator or stream, alone or in addition to what is selected, and to all that lies up or down the stream.
 *
 * <p>THREADING: UI thread.
 */
public final class WalkHandler extends AbstractHandler {
  private static final String PREFIX = "dev.stillwater.ui.editor.";

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor && editor.diagram().isPresent()
        && editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer) {
      run(viewer, editor.diagram().get(), event);
    }
    return null;
  }

  private static void run(GraphicalViewer viewer, JobDiagram diagram, ExecutionEvent event) {
    Optional<EObject> focus = focus(viewer);
    StreamWalk walk = new StreamWalk(diagram, operator -> part(viewer, operator).filter(part -> part.getFigure().isShowing()).isPresent());
    switch (event.getCommand().getId().substring(PREFIX.length())) {
      case "walk" -> select(viewer, walk.next(focus, direction(event, "walk")), false);
      case "walkAdding" -> select(viewer, walk.next(focus, direction(event, "walkAdding")), true);
      case "nextStream" -> select(viewer, walk.nextStream(focus, true), false);
      case "previousStream" -> select(viewer, walk.nextStream(focus, false), false);
      case "selectDownstream" -> selectAll(viewer, focus, true);
      case "selectUpstream" -> selectAll(viewer, focus, false);
      default -> throw new IllegalArgumentException("No such command of the diagram: '" + event.getCommand().getId() + "'.");
    }
  }

  private static Direction direction(ExecutionEvent event, String command) {
    return Direction.valueOf(event.getParameter(PREFIX + command + ".direction").toUpperCase(Locale.ROOT));
  }

  private static void select(GraphicalViewer viewer, Optional<? extends EObject> next, boolean isAdded) {
    next.flatMap(model -> part(viewer, model)).ifPresent(part -> {
      if (isAdded) {
        viewer.appendSelection(part);
      } else {
        viewer.select(part);
      }
      viewer.reveal(part);
    });
  }

  private static void selectAll(GraphicalViewer viewer, Optional<EObject> focus, boolean isDown) {
    Set<Operator> reached = new LinkedHashSet<>();
    Deque<Operator> open = new ArrayDeque<>();
    focus.filter(Operator.class::isInstance).map(Operator.class::cast).ifPresent(open::add);
    while (!open.isEmpty()) {
      Operator operator = open.remove();
      if (operator != null && reached.add(operator)) {
        (isDown ? operator.getOutgoing() : operator.getIncoming()).forEach(stream -> {
          Operator next = isDown ? stream.getTarget() : stream.getSource();
          if (next != null) {
            open.add(next);
          }
        });
      }
    }
    List<GraphicalEditPart> parts = reached.stream().flatMap(operator -> part(viewer, operator).stream()).toList();
    if (!parts.isEmpty()) {
      viewer.setSelection(new StructuredSelection(parts.reversed()));
    }
  }

  private static Optional<EObject> focus(GraphicalViewer viewer) {
    List<?> selected = viewer.getSelectedEditParts();
    return selected.isEmpty() || !(((EditPart) selected.getLast()).getModel() instanceof EObject model) ? Optional.empty() : Optional.of(model);
  }

  private static Optional<GraphicalEditPart> part(GraphicalViewer viewer, EObject model) {
    return viewer.getEditPartRegistry().get(model) instanceof GraphicalEditPart part ? Optional.of(part) : Optional.empty();
  }
}
