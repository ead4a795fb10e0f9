package dev.stillwater.ui.editor.model;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;

/**
 * Moves the parts of a route: a level part up and down, an upright one left and right; the ends stay at their ports.
 *
 * <p>THREADING: stateless.
 */
public final class RouteEdit {
  private static final int STUB = 2 * JobDiagram.GRID_PIXELS;

  private RouteEdit() {}

  /** The corners of a line, without points that lie on the line between their neighbours. */
  public static PointList corners(PointList points) {
    List<Point> between = new ArrayList<>();
    for (int index = 1; index + 1 < points.size(); index++) {
      between.add(points.getPoint(index));
    }
    PointList corners = new PointList();
    corners.addPoint(points.getFirstPoint());
    withoutLine(points.getFirstPoint(), between, points.getLastPoint()).forEach(corners::addPoint);
    corners.addPoint(points.getLastPoint());
    return corners;
  }

  /** Whether the part that begins at the corner of the index is level. */
  public static boolean isLevel(PointList corners, int part) {
    return corners.getPoint(part).y == corners.getPoint(part + 1).y;
  }

  /**
   * The bend points after a part was moved.
   *
   * @param corners all corners, the ends included
   * @param part index of the corner at which the part begins
   * @param coordinate where it shall be: y of a level part, x of an upright one
   */
  public static List<Point> moved(PointList corners, int part, int coordinate) {
    int last = corners.size() - 1;
    boolean isLevel = isLevel(corners, part);
    List<Point> bends = new ArrayList<>();
    for (int index = 1; index < part; index++) {
      bends.add(corners.getPoint(index));
    }
    Point from = corners.getPoint(part);
    Point to = corners.getPoint(part + 1);
    if (part == 0 && isLevel) {
      int stub = to.x >= from.x ? STUB : -STUB;
      bends.add(new Point(from.x + stub, from.y));
      bends.add(new Point(from.x + stub, coordinate));
    } else {
      bends.add(placed(from, isLevel, coordinate));
    }
    if (part + 1 == last && isLevel) {
      int stub = to.x >= from.x ? STUB : -STUB;
      bends.add(new Point(to.x - stub, coordinate));
      bends.add(new Point(to.x - stub, to.y));
    } else {
      bends.add(placed(to, isLevel, coordinate));
    }
    for (int index = part + 2; index < last; index++) {
      bends.add(corners.getPoint(index));
    }
    return withoutLine(corners.getFirstPoint(), bends, corners.getLastPoint());
  }

  private static Point placed(Point corner, boolean isLevel, int coordinate) {
    return isLevel ? new Point(corner.x, coordinate) : new Point(coordinate, corner.y);
  }

  /** Without points that lie on the line between their neighbours. */
  private static List<Point> withoutLine(Point start, List<Point> bends, Point end) {
    List<Point> kept = new ArrayList<>();
    for (int index = 0; index < bends.size(); index++) {
      Point before = kept.isEmpty() ? start : kept.getLast();
      Point bend = bends.get(index);
      Point after = index + 1 < bends.size() ? bends.get(index + 1) : end;
      boolean isOnLine = before.x == bend.x && bend.x == after.x || before.y == bend.y && bend.y == after.y;
      if (!isOnLine && !before.equals(bend)) {
        kept.add(bend);
      }
    }
    return kept;
  }
}
