package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

/**
 * A port on the edge of an operator: a ring, which says in its tool tip what it is for.
 *
 * <p>THREADING: UI thread.
 */
final class PortFigure extends Figure {
  static final int RADIUS = 4;
  private static final int OPTIONAL_RADIUS = 3;

  private final boolean isOptional;
  private String line = StillwaterColors.PORT;
  private String fill = StillwaterColors.CANVAS;

  /** Draws a port; one that may stay without a stream is smaller. */
  PortFigure(String label, boolean isOptional) {
    this.isOptional = isOptional;
    setToolTip(label.isEmpty() ? null : new Label(label));
  }

  /** Takes the colours, by their names in the theme. */
  void setColors(String newLine, String newFill) {
    if (!newLine.equals(line) || !newFill.equals(fill)) {
      line = newLine;
      fill = newFill;
      repaint();
    }
  }

  /** Lies around the middle. */
  void setMiddle(Point middle) {
    setBounds(new Rectangle(middle.x - RADIUS, middle.y - RADIUS, 2 * RADIUS + 1, 2 * RADIUS + 1));
  }

  @Override
  protected void paintFigure(Graphics graphics) {
    graphics.setAntialias(SWT.ON);
    graphics.setLineWidth(1);
    graphics.setForegroundColor(StillwaterColors.get(line));
    graphics.setBackgroundColor(StillwaterColors.get(fill));
    int radius = isOptional ? OPTIONAL_RADIUS : RADIUS;
    Rectangle ring = new Rectangle(getBounds().x + RADIUS - radius, getBounds().y + RADIUS - radius, 2 * radius, 2 * radius);
    // No ovals: in the overview of a wide drawing they would shrink to a width of 0, after which the image takes no more drawing.
    graphics.fillRoundRectangle(ring, 2 * radius, 2 * radius);
    graphics.drawRoundRectangle(ring, 2 * radius, 2 * radius);
  }
}
