package dev.stillwater.model.draw;

import dev.stillwater.model.draw.JobScene.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads a stream from an output to an input: through its bend points, or else at right angles.
 *
 * <p>THREADING: stateless.
 */
final class SceneRoute {
  private static final int STUB = 15;
  private static final int ROOM = 12;

  private SceneRoute() {
  }

  /** The line; {@code below} is the lower edge of both operators, around which a line that leads back goes. */
  static List<Point> of(Point start, Point end, List<Point> bends, int below) {
    List<Point> points = new ArrayList<>(List.of(start));
    if (!bends.isEmpty()) {
      Point before = start;
      for (Point bend : bends) {
        corner(points, before, bend);
        before = bend;
      }
      corner(points, before, end);
    } else if (start.y() == end.y() && end.x() > start.x()) {
      points.add(end);
    } else if (end.x() - start.x() >= 2 * STUB) {
      int middle = (start.x() + end.x()) / 2;
      points.add(new Point(middle, start.y()));
      points.add(new Point(middle, end.y()));
      points.add(end);
    } else {
      int y = below + STUB;
      points.add(new Point(start.x() + STUB, start.y()));
      points.add(new Point(start.x() + STUB, y));
      points.add(new Point(end.x() - STUB, y));
      points.add(new Point(end.x() - STUB, end.y()));
      points.add(end);
    }
    return points;
  }

  /** Goes on to the point at a right angle, across first. */
  private static void corner(List<Point> points, Point from, Point to) {
    if (from.x() != to.x() && from.y() != to.y()) {
      points.add(new Point(to.x(), from.y()));
    }
    points.add(to);
  }

  /** The middle of the longest level part that has room for the label; where none has, above the operators. */
  static Point labelPlace(List<Point> points, int width, int above) {
    Point best = points.get(0);
    int longest = -1;
    for (int index = 1; index < points.size(); index++) {
      Point from = points.get(index - 1);
      Point to = points.get(index);
      int length = from.y() == to.y() ? Math.abs(to.x() - from.x()) : 0;
      if (length > longest) {
        longest = length;
        best = new Point((from.x() + to.x()) / 2, from.y());
      }
    }
    return longest >= width + ROOM ? best : new Point(best.x(), Math.min(best.y(), above) - STUB + 2);
  }
}
