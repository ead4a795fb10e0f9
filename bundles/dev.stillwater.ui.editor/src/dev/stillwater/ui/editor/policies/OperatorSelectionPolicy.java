package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.editor.figures.CornerHandle;
import dev.stillwater.ui.editor.figures.GhostFigure;
import java.util.List;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.editpolicies.ResizableEditPolicy;

/**
 * Moves an operator and changes its size; the figure itself shows that it is selected, so that there is one handle only.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorSelectionPolicy extends ResizableEditPolicy {
  private final boolean isResizable;

  /** Makes the policy of one element, which may have a size of its own. */
  public OperatorSelectionPolicy(boolean isResizable) {
    this.isResizable = isResizable;
    setResizeDirections(isResizable ? PositionConstants.SOUTH_EAST : PositionConstants.NONE);
  }

  @Override
  protected List<Object> createSelectionHandles() {
    return !isResizable ? List.of() : List.of(new CornerHandle((GraphicalEditPart) getHost()));
  }

  @Override
  protected IFigure createDragSourceFeedbackFigure() {
    IFigure ghost = new GhostFigure();
    ghost.setBounds(getInitialFeedbackBounds());
    addFeedback(ghost);
    return ghost;
  }
}
