package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.editor.parts.StreamPart;
import java.util.Optional;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.gef.EditPartViewer;

/**
 * Finds the stream at a place of the drawing; a person need not hit the line exactly.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamAt {
  private static final double REACH = 12;

  private StreamAt() {}

  /** The nearest stream within 12 pixels of a location of the viewer's control. Cost: scans the streams. */
  public static Optional<StreamPart> find(EditPartViewer viewer, Point location) {
    StreamPart nearest = null;
    double least = REACH;
    for (Object part : viewer.getEditPartRegistry().values()) {
      if (part instanceof StreamPart stream && stream.diagram() != null && stream.getFigure() instanceof PolylineConnection line && line.isShowing()) {
        Point point = location.getCopy();
        line.translateToRelative(point);
        double distance = distance(line.getPoints(), point);
        if (distance < least) {
          least = distance;
          nearest = stream;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static double distance(PointList points, Point point) {
    double least = Double.MAX_VALUE;
    for (int index = 1; index < points.size(); index++) {
      Point from = points.getPoint(index - 1);
      Point to = points.getPoint(index);
      double length = Math.max(1, from.getDistance2(to));
      double along = ((point.x - from.x) * (double) (to.x - from.x) + (point.y - from.y) * (double) (to.y - from.y)) / length;
      double share = Math.max(0, Math.min(1, along));
      least = Math.min(least, Math.hypot(from.x + share * (to.x - from.x) - point.x, from.y + share * (to.y - from.y) - point.y));
    }
    return least;
  }
}
