package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.figures.DiagramFonts;
import java.util.Optional;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

/**
 * Paints the numbers of an operator: its colour over the box, a bar of the shares of its time, and two lines below it.
 *
 * <p>THREADING: UI thread.
 */
final class OperatorPainter {
  private static final int ARC = 10;
  private static final int BAR_HEIGHT = 6;
  private static final int TINT_LEAST = 18;
  private static final int TINT_MORE = 92;
  private static final int OUTLINE = 2;
  private static final int HALO_ALPHA = 200;
  private static final int HATCH = 3;
  /** Stands between the numbers of the second line. */
  private static final char BETWEEN = '·';

  private final LiveJob job;
  private final LiveScheme scheme;
  private final LiveScale scale;

  OperatorPainter(LiveJob job, LiveScheme scheme, LiveScale scale) {
    this.job = job;
    this.scheme = scheme;
    this.scale = scale;
  }

  /** Height of what is painted below the box. */
  static int below() {
    return BAR_HEIGHT + 2 * height() + 2;
  }

  private static int height() {
    return FigureUtilities.getTextExtents("0", DiagramFonts.small()).height;
  }

  /** Paints the box as it shows from afar. */
  void paintSmall(Graphics graphics, Rectangle box, LiveOperator operator) {
    if (job.failure(operator.uid()).isPresent()) {
      graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.ERROR));
      graphics.fillRectangle(box);
      return;
    }
    double heat = scheme.heat(operator, scale);
    if (!Double.isNaN(heat)) {
      graphics.setBackgroundColor(scheme.color(heat));
      graphics.setAlpha((int) (TINT_LEAST + (255 - TINT_LEAST) * heat));
      graphics.fillRectangle(box);
      graphics.setAlpha(255);
    }
  }

  void paint(Graphics graphics, Rectangle box, LiveOperator operator) {
    Optional<LiveJob.Failure> failure = job.failure(operator.uid());
    double heat = scheme.heat(operator, scale);
    if (failure.isPresent()) {
      graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.ERROR));
      graphics.setLineWidth(2 * OUTLINE);
      graphics.setLineStyle(SWT.LINE_SOLID);
      graphics.drawRoundRectangle(box.getCopy().shrink(1, 1), ARC, ARC);
    } else if (!Double.isNaN(heat)) {
      Color color = scheme.color(heat);
      graphics.setBackgroundColor(color);
      graphics.setAlpha((int) (TINT_LEAST + TINT_MORE * heat));
      graphics.fillRoundRectangle(box, ARC, ARC);
      graphics.setAlpha(255);
      graphics.setForegroundColor(color);
      graphics.setLineWidth(OUTLINE);
      graphics.setLineStyle(SWT.LINE_SOLID);
      graphics.drawRoundRectangle(box.getCopy().shrink(1, 1), ARC, ARC);
    }
    int width = box.width;
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.CANVAS));
    graphics.setAlpha(HALO_ALPHA);
    graphics.fillRectangle(box.x, box.bottom() + 1, width, below() - 1);
    graphics.setAlpha(255);
    paintShares(graphics, new Rectangle(box.x + 2, box.bottom() + 1, width - 4, BAR_HEIGHT), operator.shares());
    graphics.pushState();
    graphics.clipRect(new Rectangle(box.x, box.bottom(), width, below()));
    graphics.setFont(DiagramFonts.small());
    graphics.setForegroundColor(StillwaterColors.get(failure.isPresent() ? StillwaterColors.ERROR : StillwaterColors.TEXT));
    int top = box.bottom() + BAR_HEIGHT + 1;
    graphics.drawText(failure.isPresent() ? Messages.failed : scheme.text(operator, job), box.x + 2, top);
    graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    graphics.drawText(failure.map(LiveJob.Failure::message).orElseGet(() -> fitting(scheme.others(operator, job), width - 2)), box.x + 2, top + height());
    graphics.popState();
  }

  /** As many of the numbers as there is room for, at least one. */
  private static String fitting(String numbers, int width) {
    String shown = numbers;
    int end = shown.lastIndexOf(BETWEEN);
    while (end > 0 && FigureUtilities.getTextExtents(shown, DiagramFonts.small()).width > width) {
      shown = shown.substring(0, end).stripTrailing();
      end = shown.lastIndexOf(BETWEEN);
    }
    return shown;
  }

  /** Busy is full, back-pressured is hatched, idle is empty, so that they can be told without colours. */
  static void paintShares(Graphics graphics, Rectangle bar, LiveOperator.Shares shares) {
    graphics.setLineWidth(1);
    graphics.setLineStyle(SWT.LINE_SOLID);
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.NODE));
    graphics.fillRectangle(bar);
    if (LiveTexts.isKnown(shares.busyPercent())) {
      int busy = (int) (bar.width * Math.min(100, shares.busyPercent()) / 100);
      int pressed = (int) Math.min(bar.width - busy, bar.width * Math.min(100, shares.pressedPercent()) / 100);
      graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.SELECTION));
      graphics.fillRectangle(bar.x, bar.y, busy, bar.height);
      graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.ERROR));
      for (int x = bar.x + busy; x < bar.x + busy + pressed; x += HATCH) {
        graphics.drawLine(x, bar.bottom() - 1, Math.min(x + HATCH, bar.x + busy + pressed), bar.y);
      }
    }
    graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    graphics.drawRectangle(bar.x, bar.y, bar.width - 1, bar.height - 1);
  }
}
