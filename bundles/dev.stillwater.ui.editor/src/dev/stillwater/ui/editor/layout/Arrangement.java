package dev.stillwater.ui.editor.layout;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.List;
import java.util.Map;
import org.eclipse.draw2d.geometry.Point;

/**
 * Where operators shall lie and how the streams between them shall run, in pixels at 100 percent.
 *
 * <p>THREADING: a value; its points belong to whoever asked for it.
 *
 * @param places top left corners of the operators
 * @param routes bend points of the streams; none for a straight one
 */
public record Arrangement(Map<Operator, Point> places, Map<Stream, List<Point>> routes) {
  /** The same arrangement, moved so that its top left corner is at the point. Cost: linear in operators and streams. */
  public Arrangement movedTo(Point corner) {
    int dx = corner.x - places.values().stream().mapToInt(point -> point.x).min().orElse(0);
    int dy = corner.y - places.values().stream().mapToInt(point -> point.y).min().orElse(0);
    places.values().forEach(point -> point.translate(dx, dy));
    routes.values().forEach(bends -> bends.forEach(bend -> bend.translate(dx, dy)));
    return this;
  }
}
