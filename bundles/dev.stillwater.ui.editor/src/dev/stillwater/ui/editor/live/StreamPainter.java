package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.figures.DiagramFonts;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;

/**
 * Paints the numbers of a stream over its line: rate, total or fill of the queue, and barriers where they are.
 *
 * <p>THREADING: UI thread.
 */
final class StreamPainter {
  private static final int WIDTH_MAX = 7;
  private static final int BAR_WIDTH = 34;
  private static final int BAR_HEIGHT = 5;
  private static final int LABEL_HALF = 9;
  private static final int LINE_GAP = 3;
  private static final int BARRIER_HALF = 8;
  private static final int ARROW = 8;
  private static final int HALO_ALPHA = 190;
  private static final int LINE_ALPHA = 150;

  private final LiveScheme scheme;
  private final LiveScale scale;

  StreamPainter(LiveScheme scheme, LiveScale scale) {
    this.scheme = scheme;
    this.scale = scale;
  }

  /** Paints the line in its colour and width. */
  void paintLine(Graphics graphics, PointList points, LiveStream stream) {
    double heat = scheme.heat(stream, scale);
    if (Double.isNaN(heat) || heat == 0) {
      return;
    }
    graphics.setForegroundColor(scheme.color(heat));
    graphics.setAlpha(LINE_ALPHA);
    graphics.setLineStyle(SWT.LINE_SOLID);
    graphics.setLineWidth(1 + (int) Math.round(heat * (WIDTH_MAX - 1)));
    graphics.drawPolyline(points);
    graphics.setAlpha(255);
  }

  /**
   * Paints numbers, queue and barriers.
   *
   * @param hasLabel whether the stream has a label of its own on its line
   */
  void paintNumbers(Graphics graphics, PointList points, LiveStream stream, boolean hasLabel) {
    Point middle = middle(points);
    int away = hasLabel ? LABEL_HALF : LINE_GAP;
    graphics.setFont(DiagramFonts.small());
    String rate = LiveTexts.rate(stream.recordsPerSecond());
    Dimension above = FigureUtilities.getTextExtents(rate, DiagramFonts.small());
    text(graphics, rate, new Rectangle(middle.x - above.width / 2, middle.y - away - above.height, above.width, above.height), StillwaterColors.TEXT);
    String below = LiveTexts.below(stream, scheme);
    Dimension size = FigureUtilities.getTextExtents(below, DiagramFonts.small());
    int top = middle.y + away;
    if (!stream.isChained()) {
      paintQueue(graphics, new Rectangle(middle.x - BAR_WIDTH / 2, top, BAR_WIDTH, BAR_HEIGHT), stream);
      top += BAR_HEIGHT + 1;
    }
    text(graphics, below, new Rectangle(middle.x - size.width / 2, top, size.width, size.height), StillwaterColors.MUTED_TEXT);
    if (LiveTexts.isKnown(stream.queue().blockedChannels()) && stream.queue().blockedChannels() > 0) {
      String blocked = NLS.bind(Messages.stream_blocked, stream.queue().blockedChannels());
      Dimension wide = FigureUtilities.getTextExtents(blocked, DiagramFonts.small());
      text(graphics, blocked, new Rectangle(middle.x - wide.width / 2, top + size.height, wide.width, wide.height), StillwaterColors.ERROR);
    }
    paintBarriers(graphics, points, stream);
  }

  private void paintQueue(Graphics graphics, Rectangle bar, LiveStream stream) {
    long fill = stream.queue().fillPercent();
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.NODE));
    graphics.fillRectangle(bar);
    if (LiveTexts.isKnown(fill) && fill > 0) {
      graphics.setBackgroundColor(LiveScheme.BACK_PRESSURE.color(fill / 100.0));
      graphics.fillRectangle(bar.x, bar.y, (int) Math.max(1, bar.width * Math.min(100, fill) / 100), bar.height);
    }
    graphics.setLineWidth(1);
    graphics.setLineStyle(SWT.LINE_SOLID);
    graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    graphics.drawRectangle(bar.x, bar.y, bar.width - 1, bar.height - 1);
  }

  /** A barrier is a stroke across the line with the number of its checkpoint; one that blocks its channel stands at the end as a shut gate. */
  private static void paintBarriers(Graphics graphics, PointList points, LiveStream stream) {
    for (LiveStream.Barrier barrier : stream.barriers()) {
      Point at = along(points, barrier.isBlocking() ? 0.94 : barrier.percent() / 100.0 * 0.9);
      graphics.setLineStyle(SWT.LINE_SOLID);
      graphics.setLineWidth(barrier.isBlocking() ? 5 : 3);
      graphics.setForegroundColor(StillwaterColors.get(barrier.isBlocking() ? StillwaterColors.ERROR : StillwaterColors.WARNING));
      boolean isUpright = isUpright(points, at);
      graphics.drawLine(at.x - (isUpright ? BARRIER_HALF : 0), at.y - (isUpright ? 0 : BARRIER_HALF), at.x + (isUpright ? BARRIER_HALF : 0),
          at.y + (isUpright ? 0 : BARRIER_HALF));
    }
  }

  private static void text(Graphics graphics, String text, Rectangle place, String color) {
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.CANVAS));
    graphics.setAlpha(HALO_ALPHA);
    graphics.fillRectangle(place);
    graphics.setAlpha(255);
    graphics.setForegroundColor(StillwaterColors.get(color));
    graphics.drawText(text, place.x, place.y);
  }

  /** Where the numbers of a stream stand, for whoever clicks at them. */
  static Rectangle numbers(PointList points, boolean hasLabel) {
    Point middle = middle(points);
    int away = hasLabel ? LABEL_HALF : LINE_GAP;
    int height = FigureUtilities.getTextExtents("0", DiagramFonts.small()).height;
    return new Rectangle(middle.x - BAR_WIDTH / 2, middle.y - away - height, BAR_WIDTH, 2 * away + 2 * height + BAR_HEIGHT);
  }

  /** The middle of the longest level part of the line, else the middle of the line. */
  static Point middle(PointList points) {
    int longest = 0;
    int begin = 0;
    Point middle = along(points, 0.5);
    for (int index = 1; index < points.size(); index++) {
      Point from = points.getPoint(begin);
      Point to = points.getPoint(index);
      int length = Math.abs(to.x - from.x);
      if (from.y != to.y) {
        begin = index;
      } else if (length > longest) {
        longest = length;
        // The arrow takes a part of the line.
        middle = new Point((from.x + to.x - ARROW) / 2, from.y);
      }
    }
    return middle;
  }

  private static boolean isUpright(PointList points, Point at) {
    for (int index = 1; index < points.size(); index++) {
      Point from = points.getPoint(index - 1);
      Point to = points.getPoint(index);
      if (from.x == to.x && at.x == from.x && at.y > Math.min(from.y, to.y) && at.y < Math.max(from.y, to.y)) {
        return true;
      }
    }
    return false;
  }

  /** The point at a share of the way. */
  static Point along(PointList points, double share) {
    double length = 0;
    for (int index = 1; index < points.size(); index++) {
      length += points.getPoint(index - 1).getDistance(points.getPoint(index));
    }
    double rest = length * share;
    for (int index = 1; index < points.size(); index++) {
      Point from = points.getPoint(index - 1);
      Point to = points.getPoint(index);
      double part = from.getDistance(to);
      if (rest <= part && part > 0) {
        return new Point((int) Math.round(from.x + (to.x - from.x) * rest / part), (int) Math.round(from.y + (to.y - from.y) * rest / part));
      }
      rest -= part;
    }
    return points.getLastPoint();
  }
}
