package dev.stillwater.ui.editor.parts;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.eclipse.gef.tools.DragEditPartsTracker;

/**
 * Drags elements of the drawing on its grid; while Shift is held they go anywhere.
 *
 * <p>THREADING: UI thread. LIFECYCLE: one for each drag.
 */
final class DiagramDragTracker extends DragEditPartsTracker {
  DiagramDragTracker(EditPart source) {
    super(source);
  }

  @Override
  protected void updateTargetRequest() {
    super.updateTargetRequest();
    if (getCurrentInput().isShiftKeyDown()) {
      ChangeBoundsRequest request = (ChangeBoundsRequest) getTargetRequest();
      Dimension delta = getDragMoveDelta();
      request.setConstrainedMove(false);
      request.setMoveDelta(new Point(delta.width, delta.height));
      request.getExtendedData().clear();
    }
  }
}
