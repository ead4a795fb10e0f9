package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.editor.figures.GhostFigure;
import java.util.List;
import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.editpolicies.NonResizableEditPolicy;

/**
 * Moves an operator; the figure itself shows that it is selected, so there are no handles.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorSelectionPolicy extends NonResizableEditPolicy {
  @Override
  protected List<Object> createSelectionHandles() {
    return List.of();
  }

  @Override
  protected IFigure createDragSourceFeedbackFigure() {
    IFigure ghost = new GhostFigure();
    ghost.setBounds(getInitialFeedbackBounds());
    addFeedback(ghost);
    return ghost;
  }
}
