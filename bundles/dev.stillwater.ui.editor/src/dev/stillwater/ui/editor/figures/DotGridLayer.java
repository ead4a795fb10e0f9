package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editparts.GridLayer;

/**
 * Draws every second point of the grid as a faint dot.
 *
 * <p>THREADING: UI thread.
 */
public final class DotGridLayer extends GridLayer {
  private static final double LEAST_SCALE = 0.5;

  @Override
  protected void paintGrid(Graphics graphics) {
    if (gridX <= 0 || gridY <= 0 || graphics.getAbsoluteScale() < LEAST_SCALE) {
      return;
    }
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.GRID));
    Rectangle clip = graphics.getClip(Rectangle.SINGLETON);
    int stepX = 2 * gridX;
    int stepY = 2 * gridY;
    for (int x = Math.floorDiv(clip.x, stepX) * stepX; x < clip.right(); x += stepX) {
      for (int y = Math.floorDiv(clip.y, stepY) * stepY; y < clip.bottom(); y += stepY) {
        graphics.fillRectangle(x, y, 1, 1);
      }
    }
  }
}
