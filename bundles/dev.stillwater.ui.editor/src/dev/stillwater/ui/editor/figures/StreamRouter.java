package dev.stillwater.ui.editor.figures;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.draw2d.AbstractRouter;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.ManhattanConnectionRouter;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;

/**
 * Routes streams by level and upright lines: through the bend points that are the constraint of a stream, a list of {@link Point}s, else on its own.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamRouter extends AbstractRouter {
  private final ManhattanConnectionRouter plain = new ManhattanConnectionRouter();
  private final Map<Connection, Object> constraints = new IdentityHashMap<>();

  @Override
  public Object getConstraint(Connection connection) {
    return constraints.get(connection);
  }

  @Override
  public void setConstraint(Connection connection, Object constraint) {
    constraints.put(connection, constraint);
  }

  @Override
  public void invalidate(Connection connection) {
    plain.invalidate(connection);
  }

  @Override
  public void remove(Connection connection) {
    constraints.remove(connection);
    plain.remove(connection);
  }

  @Override
  public void route(Connection connection) {
    if (connection.getSourceAnchor() == null || connection.getTargetAnchor() == null
        || !(getConstraint(connection) instanceof List<?> bends) || bends.isEmpty()) {
      plain.route(connection);
      return;
    }
    Point start = getStartPoint(connection);
    connection.translateToRelative(start);
    Point end = getEndPoint(connection);
    connection.translateToRelative(end);
    connection.setPoints(through(start, bends, end));
  }

  /** The corners from start to end: out of the port and into the port on the level, upright in between. */
  static PointList through(Point start, List<?> bends, Point end) {
    Corners corners = new Corners(start);
    for (Object bend : bends) {
      corners.to((Point) bend);
    }
    corners.levelTo(end);
    return corners.points;
  }

  /** Corners so far. */
  private static final class Corners {
    private final PointList points = new PointList();

    Corners(Point start) {
      points.addPoint(start);
    }

    void to(Point next) {
      Point last = points.getLastPoint();
      if (last.x != next.x && last.y != next.y) {
        add(wasLevel() ? new Point(last.x, next.y) : new Point(next.x, last.y));
      }
      add(next);
    }

    /** Comes in on the level. */
    void levelTo(Point end) {
      Point last = points.getLastPoint();
      if (last.y != end.y) {
        add(new Point(last.x, end.y));
      }
      add(end);
    }

    private boolean wasLevel() {
      int size = points.size();
      return size > 1 && points.getPoint(size - 2).y == points.getPoint(size - 1).y;
    }

    /** Adds a corner; one between two on the same line is none. */
    private void add(Point next) {
      int size = points.size();
      Point last = points.getLastPoint();
      if (size > 1) {
        Point before = points.getPoint(size - 2);
        boolean isOnLine = before.x == last.x && last.x == next.x || before.y == last.y && last.y == next.y;
        if (isOnLine) {
          points.setPoint(next, size - 1);
          return;
        }
      }
      if (!last.equals(next)) {
        points.addPoint(next);
      }
    }
  }
}
