package dev.stillwater.ui.operate.snapshot.files;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.snapshot.overview.ChartColors;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * Bytes in hexadecimal digits and as text, sixteen in a row, of a file of any length. A byte is chosen with the mouse or the keys; a range can be shown in colour.
 *
 * <p>THREADING: UI thread.
 */
final class HexView {
  private static final int COLUMNS = 16;
  private static final int MARGIN = 6;
  private static final int OFFSET_DIGITS = 10;
  private static final double RANGE_SHARE = 0.28;

  private final Canvas canvas;
  private final LongConsumer chosen;
  private Optional<HexBytes> bytes = Optional.empty();
  private long caret;
  private long rangeFrom;
  private long rangeTo;
  private int rowHeight = 16;
  private int charWidth = 8;

  HexView(Composite parent, LongConsumer chosen) {
    this.chosen = chosen;
    canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.BORDER);
    canvas.setData("dev.stillwater.id", "files:hex");
    canvas.setFont(JFaceResources.getTextFont());
    canvas.addListener(SWT.Paint, this::paint);
    canvas.addListener(SWT.Resize, event -> sizeScroll());
    canvas.addListener(SWT.MouseDown, this::click);
    canvas.addListener(SWT.KeyDown, this::key);
    canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
    canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
    canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
    canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
    canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = NLS.bind(Messages.HexView_name, caret, bytes.map(shown -> shown.at(caret)).filter(value -> value >= 0)
            .map(value -> String.format(Locale.ROOT, "%02x", value)).orElse(""));
      }
    });
    StillwaterColors.onChange(canvas, canvas::redraw);
  }

  Canvas control() {
    return canvas;
  }

  /** Shows bytes from their start. */
  void show(HexBytes shown) {
    bytes = Optional.of(shown);
    caret = 0;
    rangeFrom = 0;
    rangeTo = 0;
    sizeScroll();
    canvas.getVerticalBar().setSelection(0);
    canvas.redraw();
  }

  /** Colours a range and scrolls to its start. */
  void mark(long from, long to) {
    rangeFrom = from;
    rangeTo = to;
    if (caret < from || caret >= to) {
      caret = from;
    }
    canvas.setData("dev.stillwater.range", from + "-" + to);
    scrollTo(caret);
    canvas.redraw();
  }

  /** Chooses a byte as a person does. */
  void choose(long offset) {
    caret = Math.clamp(offset, 0, Math.max(0, size() - 1));
    scrollTo(caret);
    canvas.redraw();
    canvas.getAccessible().setFocus(ACC.CHILDID_SELF);
    chosen.accept(caret);
  }

  void arrived() {
    canvas.redraw();
  }

  private long size() {
    return bytes.map(HexBytes::sizeBytes).orElse(0L);
  }

  private int rowsShown() {
    return Math.max(1, (canvas.getClientArea().height - MARGIN) / rowHeight);
  }

  private void sizeScroll() {
    GC gc = new GC(canvas);
    gc.setFont(canvas.getFont());
    rowHeight = gc.getFontMetrics().getHeight() + 2;
    charWidth = gc.textExtent("0000000000").x / 10;
    gc.dispose();
    ScrollBar bar = canvas.getVerticalBar();
    int rows = (int) Math.min(Integer.MAX_VALUE - 8, Math.ceilDiv(size(), COLUMNS));
    int shown = rowsShown();
    bar.setEnabled(rows > shown);
    bar.setValues(Math.min(bar.getSelection(), Math.max(0, rows - shown)), 0, Math.max(1, rows), Math.max(1, Math.min(shown, rows)), 1, shown);
  }

  private void scrollTo(long offset) {
    ScrollBar bar = canvas.getVerticalBar();
    int row = (int) (offset / COLUMNS);
    if (row < bar.getSelection() || row >= bar.getSelection() + rowsShown()) {
      bar.setSelection(Math.max(0, row - rowsShown() / 3));
    }
  }

  private int hexX(int column) {
    return MARGIN + (OFFSET_DIGITS + 2 + column * 3 + (column >= COLUMNS / 2 ? 1 : 0)) * charWidth;
  }

  private int textX(int column) {
    return MARGIN + (OFFSET_DIGITS + 2 + COLUMNS * 3 + 2 + column) * charWidth;
  }

  private void paint(Event event) {
    GC gc = event.gc;
    gc.setFont(canvas.getFont());
    gc.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    gc.fillRectangle(canvas.getClientArea());
    if (bytes.isEmpty()) {
      gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      gc.drawText(Messages.HexView_empty, MARGIN, MARGIN, true);
      return;
    }
    int first = canvas.getVerticalBar().getSelection();
    for (int row = 0; row <= rowsShown(); row++) {
      long offset = (long) (first + row) * COLUMNS;
      if (offset < size()) {
        paintRow(gc, offset, MARGIN / 2 + row * rowHeight);
      }
    }
  }

  private void paintRow(GC gc, long offset, int y) {
    gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    gc.drawText(String.format(Locale.ROOT, "%010x", offset), MARGIN, y, true);
    for (int column = 0; column < COLUMNS && offset + column < size(); column++) {
      long at = offset + column;
      int value = bytes.get().at(at);
      if (at >= rangeFrom && at < rangeTo) {
        gc.setBackground(ChartColors.mixed(StillwaterColors.get(StillwaterColors.SELECTION), StillwaterColors.get(StillwaterColors.CANVAS), RANGE_SHARE));
        gc.fillRectangle(hexX(column) - charWidth / 2, y, 3 * charWidth, rowHeight);
        gc.fillRectangle(textX(column), y, charWidth, rowHeight);
      }
      boolean isText = value >= 0x20 && value < 0x7f;
      gc.setForeground(StillwaterColors.get(value == 0 ? StillwaterColors.MUTED_TEXT : StillwaterColors.TEXT));
      gc.drawText(value < 0 ? ".." : String.format(Locale.ROOT, "%02x", value), hexX(column), y, true);
      gc.setForeground(StillwaterColors.get(isText ? StillwaterColors.TEXT : StillwaterColors.MUTED_TEXT));
      gc.drawText(isText ? Character.toString((char) value) : ".", textX(column), y, true);
      if (at == caret) {
        gc.setForeground(StillwaterColors.get(StillwaterColors.SELECTION));
        gc.setLineWidth(canvas.isFocusControl() ? 2 : 1);
        gc.drawRectangle(hexX(column) - 2, y, 2 * charWidth + 3, rowHeight - 1);
        gc.drawRectangle(textX(column) - 1, y, charWidth + 1, rowHeight - 1);
      }
    }
  }

  private void click(Event event) {
    canvas.setFocus();
    long row = canvas.getVerticalBar().getSelection() + (event.y - MARGIN / 2) / rowHeight;
    for (int column = 0; column < COLUMNS; column++) {
      boolean isHex = event.x >= hexX(column) - charWidth / 2 && event.x < hexX(column) + 2 * charWidth + charWidth / 2;
      if (isHex || event.x >= textX(column) && event.x < textX(column) + charWidth) {
        if (row * COLUMNS + column < size()) {
          choose(row * COLUMNS + column);
        }
        return;
      }
    }
  }

  private void key(Event event) {
    long page = (long) rowsShown() * COLUMNS;
    switch (event.keyCode) {
      case SWT.ARROW_RIGHT -> choose(caret + 1);
      case SWT.ARROW_LEFT -> choose(caret - 1);
      case SWT.ARROW_DOWN -> choose(caret + COLUMNS);
      case SWT.ARROW_UP -> choose(caret - COLUMNS);
      case SWT.PAGE_DOWN -> choose(caret + page);
      case SWT.PAGE_UP -> choose(caret - page);
      case SWT.HOME -> choose(event.stateMask == SWT.MOD1 ? 0 : caret / COLUMNS * COLUMNS);
      case SWT.END -> choose(event.stateMask == SWT.MOD1 ? size() - 1 : caret / COLUMNS * COLUMNS + COLUMNS - 1);
      default -> { }
    }
  }
}
