package dev.stillwater.ui.editor.properties;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * Draws windows along a line of time.
 *
 * <p>THREADING: UI thread.
 */
final class PaneCanvas {
  private static final int MARGIN = 14;
  private static final int LANE_HEIGHT = 22;
  private static final int BAR_HEIGHT = 18;
  private static final int RECORDS_HEIGHT = 22;
  private static final int AXIS_HEIGHT = 22;
  private static final int DOT = 6;
  private static final int FILL_ALPHA = 50;
  private static final int LATE_ALPHA = 22;

  private final Canvas canvas;
  private PaneLayout layout;

  PaneCanvas(Composite parent) {
    canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS | SWT.BORDER);
    canvas.setData("dev.stillwater.id", "window:timeline");
    canvas.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, 3, 1));
    canvas.addListener(SWT.Paint, event -> paint(event.gc));
    canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = layout == null ? "" : layout.sentence();
      }
    });
    StillwaterColors.onChange(canvas, canvas::redraw);
  }

  /** Draws the windows; true when the drawing needs another height. */
  boolean show(PaneLayout newLayout) {
    if (newLayout.equals(layout)) {
      return false;
    }
    layout = newLayout;
    canvas.redraw();
    GridData data = (GridData) canvas.getLayoutData();
    int height = layout.bars().isEmpty() ? 0 : RECORDS_HEIGHT + layout.lanes() * LANE_HEIGHT + AXIS_HEIGHT;
    boolean isChange = data.heightHint != height;
    data.heightHint = height;
    data.exclude = height == 0;
    canvas.setVisible(height > 0);
    return isChange;
  }

  private void paint(GC gc) {
    Rectangle area = canvas.getClientArea();
    gc.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    gc.fillRectangle(area);
    if (layout == null || layout.bars().isEmpty()) {
      return;
    }
    gc.setAntialias(SWT.ON);
    int axis = RECORDS_HEIGHT + layout.lanes() * LANE_HEIGHT;
    gc.setForeground(StillwaterColors.get(StillwaterColors.GRID));
    layout.marks().forEach(mark -> gc.drawLine(x(mark.at(), area), 2, x(mark.at(), area), axis));
    layout.bars().forEach(bar -> paint(bar, gc, area));
    paintRecords(gc, area);
    paintAxis(gc, area, axis);
  }

  private void paint(PaneLayout.Bar bar, GC gc, Rectangle area) {
    int left = x(bar.from(), area);
    int right = x(bar.to(), area);
    int top = RECORDS_HEIGHT + bar.lane() * LANE_HEIGHT;
    Color color = StillwaterColors.get(StillwaterColors.KEYED);
    if (bar.lateTo() > bar.to()) {
      int late = Math.min(x(bar.lateTo(), area), area.width - 2);
      gc.setBackground(StillwaterColors.get(StillwaterColors.WARNING));
      gc.setAlpha(LATE_ALPHA * 2);
      gc.fillRectangle(right, top + 4, Math.max(0, late - right), BAR_HEIGHT - 8);
      gc.setAlpha(255);
      gc.setForeground(StillwaterColors.get(StillwaterColors.WARNING));
      gc.setLineStyle(SWT.LINE_DASH);
      gc.drawRectangle(right, top + 4, Math.max(0, late - right), BAR_HEIGHT - 8);
      gc.setLineStyle(SWT.LINE_SOLID);
    }
    gc.setBackground(color);
    gc.setAlpha(FILL_ALPHA);
    gc.fillRoundRectangle(left + 1, top, right - left - 2, BAR_HEIGHT, 6, 6);
    gc.setAlpha(255);
    gc.setForeground(color);
    gc.drawRoundRectangle(left + 1, top, right - left - 2, BAR_HEIGHT, 6, 6);
    Point extent = gc.textExtent(bar.label());
    if (extent.x < right - left - 6) {
      gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
      gc.drawText(bar.label(), left + (right - left - extent.x) / 2, top + (BAR_HEIGHT - extent.y) / 2, true);
    }
  }

  private void paintRecords(GC gc, Rectangle area) {
    gc.setBackground(StillwaterColors.get(StillwaterColors.SELECTION));
    layout.records().forEach(record -> gc.fillOval(x(record, area) - DOT / 2, (RECORDS_HEIGHT - DOT) / 2, DOT, DOT));
  }

  private void paintAxis(GC gc, Rectangle area, int axis) {
    gc.setForeground(StillwaterColors.get(StillwaterColors.STREAM));
    gc.drawLine(MARGIN, axis, area.width - MARGIN, axis);
    int free = 0;
    for (PaneLayout.Mark mark : layout.marks()) {
      Point extent = gc.textExtent(mark.text());
      int x = Math.clamp(x(mark.at(), area) - extent.x / 2L, 2, Math.max(2, area.width - extent.x - 2));
      gc.setForeground(StillwaterColors.get(StillwaterColors.STREAM));
      gc.drawLine(x(mark.at(), area), axis - 2, x(mark.at(), area), axis + 2);
      if (x >= free && !mark.text().isEmpty()) {
        gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
        gc.drawText(mark.text(), x, axis + 3, true);
        free = x + extent.x + 8;
      }
    }
  }

  private int x(double value, Rectangle area) {
    double share = (value - layout.begin()) / Math.max(1e-9, layout.end() - layout.begin());
    return MARGIN + (int) Math.round(share * (area.width - 2 * MARGIN));
  }
}
