package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.commands.ChangeRouteCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.RouteEdit;
import dev.stillwater.ui.editor.parts.StreamPart;
import java.util.List;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.Cursors;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.handles.SquareHandle;
import org.eclipse.gef.tools.SimpleDragTracker;
import org.eclipse.swt.graphics.Color;

/**
 * The handle in the middle of a part of a stream: dragged, it moves the part sideways, on the grid unless Shift is held.
 *
 * <p>THREADING: UI thread. LIFECYCLE: while the stream is selected.
 */
final class PartHandle extends SquareHandle {
  private final StreamPart part;
  private final StreamRoutePolicy policy;
  private final int index;

  PartHandle(StreamPart part, StreamRoutePolicy policy, int index) {
    super(part, target -> { });
    this.part = part;
    this.policy = policy;
    this.index = index;
    setLocator(target -> {
      Rectangle bounds = new Rectangle(middle(), getPreferredSize());
      bounds.translate(-bounds.width / 2, -bounds.height / 2);
      target.translateToRelative(bounds);
      target.setBounds(bounds);
    });
    setCursor(RouteEdit.isLevel(RouteEdit.corners(connection().getPoints()), index) ? Cursors.SIZENS : Cursors.SIZEWE);
  }

  @Override
  protected DragTracker createDragTracker() {
    return new PartDrag();
  }

  @Override
  protected Color getFillColor() {
    return StillwaterColors.get(StillwaterColors.SELECTION);
  }

  @Override
  protected Color getBorderColor() {
    return StillwaterColors.get(StillwaterColors.CANVAS);
  }

  /** The middle of the part, on the viewer's control. */
  private Point middle() {
    PointList corners = RouteEdit.corners(connection().getPoints());
    int begin = Math.min(index, corners.size() - 2);
    Point from = corners.getPoint(begin);
    Point to = corners.getPoint(begin + 1);
    Point middle = new Point((from.x + to.x) / 2, (from.y + to.y) / 2);
    connection().translateToAbsolute(middle);
    return middle;
  }

  private Connection connection() {
    return (Connection) part.getFigure();
  }

  /** Drags the part; the stream shows its new way meanwhile. */
  private final class PartDrag extends SimpleDragTracker {
    private PointList corners;
    private Object before;
    private List<Point> bends;

    @Override
    protected boolean handleDragStarted() {
      corners = RouteEdit.corners(connection().getPoints());
      before = connection().getRoutingConstraint();
      policy.setDragging(true);
      return super.handleDragStarted();
    }

    @Override
    protected boolean handleDragInProgress() {
      if (corners != null) {
        Point at = getLocation().getCopy();
        connection().translateToRelative(at);
        int wanted = RouteEdit.isLevel(corners, index) ? at.y : at.x;
        bends = RouteEdit.moved(corners, index, getCurrentInput().isShiftKeyDown() ? wanted : JobDiagram.snapped(wanted));
        connection().setRoutingConstraint(bends);
      }
      return true;
    }

    @Override
    protected boolean handleButtonUp(int button) {
      end(bends);
      return super.handleButtonUp(button);
    }

    @Override
    public void deactivate() {
      end(null);
      super.deactivate();
    }

    @Override
    protected String getCommandName() {
      return "route";
    }

    private void end(List<Point> result) {
      if (corners == null) {
        return;
      }
      corners = null;
      bends = null;
      connection().setRoutingConstraint(before);
      policy.setDragging(false);
      if (result != null) {
        ChangeRouteCommand command = new ChangeRouteCommand(part.diagram(), part.stream(), result);
        if (command.canExecute()) {
          part.getViewer().getEditDomain().getCommandStack().execute(command);
        }
      }
    }
  }
}
