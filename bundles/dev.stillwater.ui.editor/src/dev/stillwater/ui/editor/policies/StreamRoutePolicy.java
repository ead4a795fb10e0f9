package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.editor.model.RouteEdit;
import dev.stillwater.ui.editor.parts.StreamPart;
import java.beans.PropertyChangeListener;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.gef.editpolicies.SelectionHandlesEditPolicy;

/**
 * Shows a handle on each part of a selected stream, by which the part is moved.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamRoutePolicy extends SelectionHandlesEditPolicy {
  private static final int LEAST_LENGTH = 16;

  private final PropertyChangeListener listener = event -> cornersChanged();
  private boolean isDragging;

  @Override
  public void activate() {
    super.activate();
    connection().addPropertyChangeListener(Connection.PROPERTY_POINTS, listener);
  }

  @Override
  public void deactivate() {
    connection().removePropertyChangeListener(Connection.PROPERTY_POINTS, listener);
    super.deactivate();
  }

  /** Keeps the handles while one of them is dragged, which shows the route as it would be. */
  void setDragging(boolean newDragging) {
    isDragging = newDragging;
    cornersChanged();
  }

  @Override
  protected List<Object> createSelectionHandles() {
    List<Object> handles = new ArrayList<>();
    PointList corners = RouteEdit.corners(connection().getPoints());
    for (int part = 0; part + 1 < corners.size(); part++) {
      Point from = corners.getPoint(part);
      if (from.getDistance(corners.getPoint(part + 1)) >= LEAST_LENGTH) {
        handles.add(new PartHandle((StreamPart) getHost(), this, part));
      }
    }
    return handles;
  }

  private void cornersChanged() {
    if (!isDragging && handles != null) {
      addSelectionHandles();
    }
  }

  private Connection connection() {
    return (Connection) getHostFigure();
  }
}
