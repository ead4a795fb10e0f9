package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

/**
 * Shows where an operator would be while it is dragged.
 *
 * <p>THREADING: UI thread.
 */
public final class GhostFigure extends Figure {
  private static final int ALPHA = 70;
  private static final int ARC = 10;

  @Override
  protected void paintFigure(Graphics graphics) {
    graphics.setAntialias(SWT.ON);
    Rectangle body = getBounds().getCopy().expand(-4, 0).resize(-1, -1);
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.SELECTION));
    graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.SELECTION));
    graphics.setAlpha(ALPHA);
    graphics.fillRoundRectangle(body, ARC, ARC);
    graphics.setAlpha(255);
    graphics.drawRoundRectangle(body, ARC, ARC);
  }
}
