package dev.stillwater.ui.editor.palette;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.Messages;
import org.eclipse.gef.ui.palette.FlyoutPaletteComposite;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * Paints title, button and sash of GEF's flyout palette in the colours of the theme; GEF 3.2 paints them white and grey and offers no other way.
 *
 * <p>THREADING: UI thread.
 */
public final class FlyoutColors {
  private static final int BUTTON_WIDTH_MAX = 30;
  private static final int ARROW = 4;

  private FlyoutColors() {}

  /** Repaints the flyout palettes below the parent, now and whenever GEF paints. */
  public static void install(Composite parent) {
    for (Control child : parent.getChildren()) {
      if (child instanceof FlyoutPaletteComposite flyout) {
        for (Control part : flyout.getChildren()) {
          paintOver(part);
        }
      }
    }
  }

  private static void paintOver(Control part) {
    String name = part.getClass().getSimpleName();
    if (part instanceof Canvas && name.equals("TitleCanvas")) {
      part.addListener(SWT.Paint, event -> paintTitle(event, part));
    } else if (part instanceof Canvas && name.equals("ButtonCanvas")) {
      part.addListener(SWT.Paint, event -> paintButton(event, part));
    } else if (name.equals("Sash")) {
      part.addListener(SWT.Paint, event -> fill(event.gc, part));
    }
    if (part instanceof Composite composite && !(part instanceof Canvas && name.equals("FigureCanvas"))) {
      for (Control child : composite.getChildren()) {
        paintOver(child);
      }
    }
  }

  private static void paintTitle(Event event, Control title) {
    Rectangle area = fill(event.gc, title);
    if (area.width < area.height) {
      return;
    }
    event.gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
    event.gc.setForeground(StillwaterColors.get(StillwaterColors.PALETTE_TEXT));
    Point size = event.gc.textExtent(Messages.FlyoutColors_title);
    event.gc.drawText(Messages.FlyoutColors_title, 6, (area.height - size.y) / 2, true);
  }

  private static void paintButton(Event event, Control button) {
    Rectangle area = fill(event.gc, button);
    if (area.width > BUTTON_WIDTH_MAX) {
      return;
    }
    boolean isOpen = button.getParent().getSize().x > 2 * BUTTON_WIDTH_MAX;
    Color color = StillwaterColors.get(StillwaterColors.PALETTE_TEXT);
    event.gc.setBackground(color);
    int x = area.width / 2;
    int y = area.height / 2;
    int tip = isOpen ? x - ARROW / 2 : x + ARROW / 2;
    int base = isOpen ? x + ARROW / 2 : x - ARROW / 2;
    event.gc.fillPolygon(new int[] {tip, y, base, y - ARROW, base, y + ARROW});
  }

  private static Rectangle fill(GC gc, Control control) {
    Point size = control.getSize();
    gc.setBackground(StillwaterColors.get(StillwaterColors.PALETTE));
    gc.fillRectangle(0, 0, size.x, size.y);
    return new Rectangle(0, 0, size.x, size.y);
  }
}
