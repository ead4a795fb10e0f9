package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.handles.ResizeHandle;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.eclipse.gef.tools.ResizeTracker;
import org.eclipse.swt.graphics.Color;

/**
 * The handle at the lower right corner of a selected element, which changes its size on the grid; while Shift is held, to any size.
 *
 * <p>THREADING: UI thread.
 */
public final class CornerHandle extends ResizeHandle {
  /** The handle of a part. */
  public CornerHandle(GraphicalEditPart owner) {
    super(owner, PositionConstants.SOUTH_EAST);
  }

  @Override
  protected Color getFillColor() {
    return StillwaterColors.get(StillwaterColors.CANVAS);
  }

  @Override
  protected Color getBorderColor() {
    return StillwaterColors.get(StillwaterColors.SELECTION);
  }

  @Override
  protected DragTracker createDragTracker() {
    return new ResizeTracker(getOwner(), PositionConstants.SOUTH_EAST) {
      @Override
      protected void updateSourceRequest() {
        super.updateSourceRequest();
        if (getCurrentInput().isShiftKeyDown()) {
          ChangeBoundsRequest request = (ChangeBoundsRequest) getSourceRequest();
          Dimension delta = getDragMoveDelta();
          request.setConstrainedResize(false);
          request.setSizeDelta(new Dimension(delta.width, delta.height));
          request.getExtendedData().clear();
        }
      }
    };
  }
}
