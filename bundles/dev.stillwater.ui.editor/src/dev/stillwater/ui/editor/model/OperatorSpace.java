package dev.stillwater.ui.editor.model;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.layout.PortPlaces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;

/**
 * Finds room for new operators between those of a diagram.
 *
 * <p>THREADING: the thread that owns the job.
 *
 * @param diagram the diagram
 * @param standardSize size of an operator whose ports need no more height, in pixels at 100 percent
 */
public record OperatorSpace(JobDiagram diagram, Dimension standardSize) {
  /** Room between two operators of a stream, in pixels at 100 percent. */
  public static final int GAP = 60;
  private static final int MARGIN = JobDiagram.GRID_PIXELS;

  public OperatorSpace {
    standardSize = standardSize.getCopy();
  }

  /** Size of an operator, in pixels at 100 percent. */
  public Dimension size(Operator operator) {
    return PortPlaces.of(standardSize, Ports.inputs(operator, diagram.catalog()), Ports.outputs(operator, diagram.catalog())).size();
  }

  /** Where an operator is drawn. Cost: scans the operators. */
  public Rectangle bounds(Operator operator) {
    return new Rectangle(diagram.location(operator), size(operator));
  }

  /** The first free place for an operator at the wanted one or below it, on the grid. Cost: operators times steps. */
  public Point freePlace(Operator created, Point wanted) {
    Rectangle tried = new Rectangle(new Point(JobDiagram.snapped(wanted.x), JobDiagram.snapped(wanted.y)), size(created));
    boolean isFree = false;
    while (!isFree) {
      isFree = true;
      for (Operator other : diagram.job().getOperators()) {
        Rectangle taken = other == created ? new Rectangle() : bounds(other).expand(MARGIN, MARGIN);
        if (taken.intersects(tried)) {
          tried.y = JobDiagram.snapped(taken.bottom() + MARGIN / 2);
          isFree = false;
        }
      }
    }
    return tried.getLocation();
  }

  /** A free place for an operator that the source feeds: right of it. */
  public Point placeAfter(Operator created, Operator source) {
    Rectangle before = bounds(source);
    return freePlace(created, new Point(before.right() + GAP, before.y));
  }

  /** A free place for an operator that feeds the target: left of it. */
  public Point placeBefore(Operator created, Operator target) {
    return freePlace(created, new Point(diagram.location(target).x - GAP - size(created).width, diagram.location(target).y));
  }

  /** The place in the middle of a stream. */
  public Point placeWithin(Operator created, Stream stream) {
    Rectangle from = bounds(stream.getSource());
    Rectangle to = bounds(stream.getTarget());
    Dimension size = size(created);
    int middle = from.y == to.y ? from.y : (from.y + to.y) / 2;
    return placeWithin(created, stream, new Point((from.right() + to.x - size.width) / 2, middle));
  }

  /** The wanted place, moved behind the source of the stream, and onto the stream when that is level. */
  public Point placeWithin(Operator created, Stream stream, Point wanted) {
    Rectangle from = bounds(stream.getSource());
    Point to = diagram.location(stream.getTarget());
    boolean isForward = to.x > from.right();
    int x = isForward ? Math.max(wanted.x, from.right() + GAP) : wanted.x;
    int y = isForward && from.y == to.y ? from.y : wanted.y;
    return new Point(JobDiagram.snapped(x), JobDiagram.snapped(y));
  }

  /**
   * Where operators must move so that a new one fits into the stream: all that stand from its target on go right as far as the target would be too
   * near; none when there is room. Cost: scans the operators.
   */
  public Map<Operator, Point> roomWithin(Rectangle created, Stream stream) {
    Point target = diagram.location(stream.getTarget());
    int missing = created.right() + GAP - target.x;
    boolean isForward = target.x > bounds(stream.getSource()).right();
    Map<Operator, Point> moved = new LinkedHashMap<>();
    if (isForward && missing > 0) {
      int step = JobDiagram.snapped(missing + JobDiagram.GRID_PIXELS / 2);
      for (Operator operator : diagram.job().getOperators()) {
        Point location = diagram.location(operator);
        if (location.x >= target.x) {
          moved.put(operator, location.translate(step, 0));
        }
      }
    }
    return moved;
  }
}
