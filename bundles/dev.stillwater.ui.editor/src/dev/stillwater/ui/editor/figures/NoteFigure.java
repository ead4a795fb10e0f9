package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.StackLayout;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.draw2d.text.FlowPage;
import org.eclipse.draw2d.text.ParagraphTextLayout;
import org.eclipse.draw2d.text.TextFlow;
import org.eclipse.swt.SWT;

/**
 * A note on the drawing: wrapped text on a sheet with a folded corner.
 *
 * <p>THREADING: UI thread.
 */
public final class NoteFigure extends Figure {
  private static final int CORNER = 12;
  private static final int MARGIN = 8;
  private static final double DETAIL_SCALE = 0.35;

  private final TextFlow text = new TextFlow();
  private boolean isSelected;

  /** Makes an empty note. */
  public NoteFigure() {
    FlowPage page = new FlowPage();
    text.setLayoutManager(new ParagraphTextLayout(text, ParagraphTextLayout.WORD_WRAP_SOFT));
    page.add(text);
    setLayoutManager(new StackLayout());
    setBorder(new MarginBorder(MARGIN));
    add(page);
    restyle();
  }

  /** Shows the text. */
  public void setText(String newText) {
    text.setText(newText);
  }

  /** Shows whether the note is selected. */
  public void setSelected(boolean newSelected) {
    isSelected = newSelected;
    repaint();
  }

  /** Takes fonts and colours from the theme again. */
  public void restyle() {
    setFont(DiagramFonts.small());
    setForegroundColor(StillwaterColors.get(StillwaterColors.TEXT));
    revalidate();
    repaint();
  }

  @Override
  protected void paintFigure(Graphics graphics) {
    graphics.setAntialias(SWT.ON);
    graphics.setTextAntialias(SWT.ON);
    Rectangle sheet = getBounds().getCopy().resize(-1, -1);
    int corner = Math.min(CORNER, Math.min(sheet.width, sheet.height) / 2);
    PointList outline = new PointList();
    outline.addPoint(sheet.getTopLeft());
    outline.addPoint(sheet.getTopRight());
    outline.addPoint(sheet.right(), sheet.bottom() - corner);
    outline.addPoint(sheet.right() - corner, sheet.bottom());
    outline.addPoint(sheet.getBottomLeft());
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.NOTE));
    graphics.fillPolygon(outline);
    graphics.setForegroundColor(StillwaterColors.get(isSelected ? StillwaterColors.SELECTION : StillwaterColors.NOTE_BORDER));
    graphics.setLineWidth(isSelected ? 2 : 1);
    graphics.drawPolygon(outline);
    graphics.drawLine(sheet.right(), sheet.bottom() - corner, sheet.right() - corner, sheet.bottom() - corner);
    graphics.drawLine(sheet.right() - corner, sheet.bottom() - corner, sheet.right() - corner, sheet.bottom());
  }

  @Override
  protected void paintChildren(Graphics graphics) {
    if (graphics.getAbsoluteScale() >= DETAIL_SCALE) {
      super.paintChildren(graphics);
    }
  }
}
