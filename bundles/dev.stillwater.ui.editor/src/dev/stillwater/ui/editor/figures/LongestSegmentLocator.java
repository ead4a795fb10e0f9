package dev.stillwater.ui.editor.figures;

import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Locator;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;

/**
 * Puts the label of a stream on the middle of its longest level part, cut to the room that there is; without room there is no label.
 *
 * <p>THREADING: UI thread.
 */
final class LongestSegmentLocator implements Locator {
  private static final int ARROW = 12;
  private static final int LEAST_WIDTH = 30;

  private final Connection connection;

  LongestSegmentLocator(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void relocate(IFigure label) {
    PointList points = connection.getPoints();
    Point left = new Point();
    int length = 0;
    int begin = 0;
    for (int index = 1; index < points.size(); index++) {
      Point from = points.getPoint(begin);
      Point to = points.getPoint(index);
      if (from.y != to.y) {
        begin = index;
      } else if (Math.abs(to.x - from.x) > length) {
        length = Math.abs(to.x - from.x);
        left = new Point(Math.min(from.x, to.x), from.y);
      }
    }
    int room = length - 2 * ARROW;
    Dimension size = label.getPreferredSize();
    int width = room < LEAST_WIDTH ? 0 : Math.min(room, size.width);
    label.setBounds(new Rectangle(left.x + (length - ARROW - width) / 2, left.y - size.height / 2, width, width == 0 ? 0 : size.height));
  }
}
