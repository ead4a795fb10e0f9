package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.ImageFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;

/**
 * A group of operators: a frame behind them with its name, or, folded, a box in their place.
 *
 * <p>THREADING: UI thread.
 */
public final class GroupFigure extends Figure {
  /** Height of the bar with the name, above the operators. */
  public static final int BAR = 26;
  /** Distance of the frame from the operators. */
  public static final int MARGIN = 14;
  private static final Dimension FOLDED = new Dimension(180, 60);
  private static final int ARC = 12;
  private static final int CHEVRON = 5;
  private static final int PADDING = 8;
  private static final int STATUS_SIZE = 16;
  private static final double DETAIL_SCALE = 0.35;

  private final Label name = new Label();
  private final Label count = new Label();
  private final ImageFigure status = new ImageFigure();
  private boolean isFolded;
  private boolean isSelected;

  /** Makes a group that shows nothing yet. */
  public GroupFigure() {
    name.setLabelAlignment(PositionConstants.LEFT);
    count.setLabelAlignment(PositionConstants.LEFT);
    add(name);
    add(count);
    add(status);
    restyle();
  }

  /** Size of a folded group, in pixels at 100 percent. */
  public static Dimension foldedSize() {
    return FOLDED.getCopy();
  }

  /** Shows name and number of operators, as a frame or as a box. */
  public void show(String newName, String newCount, boolean newFolded) {
    name.setText(newName);
    count.setText(newCount);
    isFolded = newFolded;
    revalidate();
    repaint();
  }

  /** Shows the worst problem of operators that cannot be seen; null for none. */
  public void setProblem(Image image) {
    status.setImage(image);
    status.setVisible(image != null);
    repaint();
  }

  /** Shows whether the group is selected. */
  public void setSelected(boolean newSelected) {
    isSelected = newSelected;
    repaint();
  }

  /** Takes fonts and colours from the theme again. */
  public void restyle() {
    name.setFont(DiagramFonts.name());
    count.setFont(DiagramFonts.small());
    name.setForegroundColor(StillwaterColors.get(StillwaterColors.TEXT));
    count.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    revalidate();
    repaint();
  }

  /** The label of the name, over which it is edited in place. */
  public Rectangle nameBounds() {
    return name.getBounds().getCopy();
  }

  /** Whether the point, in the coordinates of this figure, is on the sign that folds and unfolds. */
  public boolean isOnChevron(Point point) {
    return point.x < getBounds().x + PADDING + 4 * CHEVRON && point.y < getBounds().y + (isFolded ? getBounds().height : BAR);
  }

  /** Where streams to operators that cannot be seen end: at the middle of the left or right edge. */
  public Point end(boolean isInput) {
    return isInput ? getBounds().getLeft() : getBounds().getRight().translate(-1, 0);
  }

  @Override
  public boolean containsPoint(int x, int y) {
    return super.containsPoint(x, y) && (isFolded || y < getBounds().y + BAR);
  }

  @Override
  public void layout() {
    Rectangle bounds = getBounds();
    int left = bounds.x + PADDING + 4 * CHEVRON;
    Dimension nameSize = name.getPreferredSize();
    Dimension countSize = count.getPreferredSize();
    int room = bounds.right() - left - PADDING;
    if (isFolded) {
      int top = bounds.y + (bounds.height - nameSize.height - countSize.height) / 2;
      name.setBounds(new Rectangle(left, top, Math.min(room, nameSize.width), nameSize.height));
      count.setBounds(new Rectangle(left, top + nameSize.height, Math.min(room, countSize.width), countSize.height));
    } else {
      int nameWidth = Math.min(Math.max(0, room), nameSize.width);
      name.setBounds(new Rectangle(left, bounds.y + (BAR - nameSize.height) / 2, nameWidth, nameSize.height));
      int rest = Math.max(0, Math.min(room - nameWidth - PADDING, countSize.width));
      count.setBounds(new Rectangle(left + nameWidth + PADDING, bounds.y + (BAR - countSize.height) / 2, rest, countSize.height));
    }
    status.setBounds(new Rectangle(bounds.right() - STATUS_SIZE - PADDING / 2, bounds.y + PADDING / 2, STATUS_SIZE, STATUS_SIZE));
  }

  @Override
  protected void paintFigure(Graphics graphics) {
    graphics.setAntialias(SWT.ON);
    graphics.setTextAntialias(SWT.ON);
    Rectangle frame = getBounds().getCopy().resize(-1, -1);
    // The frame is filled above its operators only, so that bands of chains below can be seen.
    graphics.setBackgroundColor(StillwaterColors.get(isFolded ? StillwaterColors.NODE : StillwaterColors.GROUP));
    graphics.fillRoundRectangle(isFolded ? frame : new Rectangle(frame.x, frame.y, frame.width, BAR), ARC, ARC);
    graphics.setForegroundColor(StillwaterColors.get(isSelected ? StillwaterColors.SELECTION : StillwaterColors.NODE_BORDER));
    graphics.setLineWidth(isSelected ? 2 : 1);
    graphics.drawRoundRectangle(frame, ARC, ARC);
    if (isFolded) {
      // A second edge below looks like a pile: there is more in it.
      graphics.drawLine(frame.x + ARC, frame.bottom() - 4, frame.right() - ARC, frame.bottom() - 4);
    }
    paintChevron(graphics, frame);
  }

  @Override
  protected void paintChildren(Graphics graphics) {
    if (graphics.getAbsoluteScale() >= DETAIL_SCALE) {
      super.paintChildren(graphics);
    }
  }

  private void paintChevron(Graphics graphics, Rectangle frame) {
    int x = frame.x + PADDING + CHEVRON;
    int y = frame.y + (isFolded ? frame.height / 2 : BAR / 2);
    PointList sign = new PointList();
    if (isFolded) {
      sign.addPoint(x - 2, y - CHEVRON);
      sign.addPoint(x + CHEVRON - 2, y);
      sign.addPoint(x - 2, y + CHEVRON);
    } else {
      sign.addPoint(x - CHEVRON, y - 2);
      sign.addPoint(x, y + CHEVRON - 2);
      sign.addPoint(x + CHEVRON, y - 2);
    }
    graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.TEXT));
    graphics.setLineWidth(2);
    graphics.drawPolyline(sign);
  }
}
