package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.ui.StillwaterColors;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * A drawn chart of shapes: each has a text that shows under the pointer and is read aloud, can be reached with the arrow keys and opened with Enter or a double click.
 *
 * <p>THREADING: UI thread.
 */
abstract class ChartCanvas {
  private static final int TEXT_MARGIN = 4;

  private final Canvas canvas;
  private List<Shape> shapes = List.of();
  private int current = -1;
  private Consumer<Object> opened = value -> { };

  /**
   * A part of a chart.
   *
   * @param value what it stands for
   * @param bounds where it is
   * @param text what it says
   */
  record Shape(Object value, Rectangle bounds, String text) {
  }

  ChartCanvas(Composite parent, String id, String name) {
    canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.BORDER);
    canvas.setData("dev.stillwater.id", id);
    canvas.addListener(SWT.Paint, this::paint);
    canvas.addListener(SWT.Resize, event -> layOut());
    canvas.addListener(SWT.MouseMove, event -> canvas.setToolTipText(at(event.x, event.y)
        .map(shape -> LegacyActionTools.escapeMnemonics(shapes.get(shape).text())).orElse(null)));
    canvas.addListener(SWT.MouseDown, event -> at(event.x, event.y).ifPresent(this::select));
    canvas.addListener(SWT.MouseDoubleClick, event -> open());
    canvas.addListener(SWT.KeyDown, this::key);
    canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS
        && event.detail != SWT.TRAVERSE_RETURN);
    canvas.addListener(SWT.FocusIn, event -> select(current < 0 && !shapes.isEmpty() ? 0 : current));
    canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
    canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = currentText().isEmpty() ? name : name + ": " + currentText();
      }
    });
    StillwaterColors.onChange(canvas, canvas::redraw);
  }

  /** The widget. */
  Canvas control() {
    return canvas;
  }

  /** Hears what is opened. */
  void onOpen(Consumer<Object> listener) {
    opened = listener;
  }

  /** What the selected shape says; empty if none is selected. */
  String currentText() {
    return current < 0 || current >= shapes.size() ? "" : shapes.get(current).text();
  }

  /** The shapes anew, after data or size have changed. */
  final void layOut() {
    Point size = canvas.getSize();
    shapes = List.copyOf(shapes(canvas.getClientArea().width, canvas.getClientArea().height));
    current = Math.min(current, shapes.size() - 1);
    canvas.setData("dev.stillwater.shapes", shapes.stream().map(Shape::text).toList());
    if (size.x > 0) {
      canvas.redraw();
    }
  }

  /** The shapes in the area; those that come later lie above. */
  abstract List<Shape> shapes(int width, int height);

  /** Draws the shapes of {@link #shapes}. */
  abstract void draw(GC gc, List<Shape> drawn);

  /** A text, cut to the width; nothing where there is no room for it. */
  static void label(GC gc, String text, Rectangle in, int y) {
    int room = in.width - 2 * TEXT_MARGIN;
    if (room < 24) {
      return;
    }
    String shown = text;
    if (gc.textExtent(shown).x > room) {
      int length = (int) Math.max(1, (long) shown.length() * room / gc.textExtent(shown).x);
      while (length > 1 && gc.textExtent(shown.substring(0, length) + "\u2026").x > room) {
        length--;
      }
      shown = shown.substring(0, length) + "\u2026";
    }
    gc.drawText(shown, in.x + TEXT_MARGIN, y, SWT.DRAW_TRANSPARENT);
  }

  private void paint(Event event) {
    GC gc = event.gc;
    gc.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    gc.fillRectangle(canvas.getClientArea());
    gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
    draw(gc, shapes);
    if (canvas.isFocusControl() && current >= 0 && current < shapes.size()) {
      Rectangle bounds = shapes.get(current).bounds();
      gc.setForeground(StillwaterColors.get(StillwaterColors.SELECTION));
      gc.setLineWidth(2);
      gc.drawRectangle(bounds.x + 1, bounds.y + 1, Math.max(1, bounds.width - 2), Math.max(1, bounds.height - 2));
    }
  }

  private Optional<Integer> at(int x, int y) {
    for (int index = shapes.size() - 1; index >= 0; index--) {
      if (shapes.get(index).bounds().contains(x, y)) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  private void select(int index) {
    current = index;
    canvas.redraw();
    canvas.getAccessible().setFocus(ACC.CHILDID_SELF);
  }

  private void key(Event event) {
    switch (event.keyCode) {
      case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> select(Math.min(shapes.size() - 1, current + 1));
      case SWT.ARROW_LEFT, SWT.ARROW_UP -> select(Math.max(0, current - 1));
      case SWT.HOME -> select(0);
      case SWT.END -> select(shapes.size() - 1);
      case SWT.CR, SWT.KEYPAD_CR -> open();
      default -> { }
    }
  }

  private void open() {
    if (current >= 0 && current < shapes.size()) {
      opened.accept(shapes.get(current).value());
    }
  }
}
