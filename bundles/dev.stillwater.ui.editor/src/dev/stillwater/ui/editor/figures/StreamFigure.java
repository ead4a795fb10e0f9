package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.draw2d.ConnectionLocator;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.ImageFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.PolygonDecoration;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;

/**
 * A stream on the drawing: a line with an arrow, its partitioning and its problems. It gets plain values and knows no model.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamFigure extends PolylineConnection {
  private static final double ARROW_LENGTH = 8;
  private static final double ARROW_WIDTH = 4;
  private static final double DETAIL_SCALE = 0.35;

  private final Label label = new Label();
  private final ImageFigure status = new ImageFigure();
  private boolean isSelected;
  private boolean isHovered;
  private boolean isRefused;
  private boolean isChained;
  private Optional<String> problemColor = Optional.empty();
  private Spreading spreading = Spreading.FORWARD;
  private Supplier<IFigure> tip = () -> null;

  /** How the records are spread, which the line shows. */
  public enum Spreading {
    /** To the subtask beside: a plain line. */
    FORWARD,
    /** By key: a line in the colour of keys. */
    HASH,
    /** In turn: a broken line. */
    REBALANCE,
    /** To all: a double line. */
    BROADCAST
  }

  /** Makes a stream without label. */
  public StreamFigure() {
    PolygonDecoration arrow = new PolygonDecoration() {
      @Override
      protected void fillShape(Graphics graphics) {
        graphics.setAntialias(SWT.ON);
        super.fillShape(graphics);
      }
    };
    arrow.setScale(ARROW_LENGTH, ARROW_WIDTH);
    setTargetDecoration(arrow);
    label.setOpaque(true);
    label.setBorder(new MarginBorder(0, 4, 0, 4));
    label.setVisible(false);
    add(label, new LongestSegmentLocator(this));
    status.setVisible(false);
    ConnectionLocator beforeTarget = new ConnectionLocator(this, ConnectionLocator.TARGET);
    beforeTarget.setRelativePosition(org.eclipse.draw2d.PositionConstants.NORTH_WEST);
    beforeTarget.setGap(4);
    add(status, beforeTarget);
    restyle();
  }

  /** Shows the partitioning; empty shows none. */
  public void setText(String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    revalidate();
  }

  /** Paints the text on the line once more, over what was painted above the line. */
  public void paintText(Graphics graphics) {
    if (hasText()) {
      label.paint(graphics);
    }
  }

  /** Whether a text stands on the line. */
  public boolean hasText() {
    return label.isVisible() && label.getBounds().width > 0;
  }

  /** Shows whether the stream stays inside of a task. */
  public void setChained(boolean newChained) {
    if (newChained != isChained) {
      isChained = newChained;
      restyle();
    }
  }

  /** Shows how the records are spread. */
  public void setSpreading(Spreading newSpreading) {
    if (newSpreading != spreading) {
      spreading = newSpreading;
      restyle();
    }
  }

  /** Shows the worst problem as icon and colour; no image means no problem. */
  public void setProblems(Image image, Optional<String> color) {
    status.setImage(image);
    status.setVisible(image != null);
    problemColor = color;
    restyle();
  }

  /** Takes the maker of what shows while the pointer rests on the stream; asked each time. */
  public void setTip(Supplier<IFigure> maker) {
    tip = maker;
  }

  @Override
  public IFigure getToolTip() {
    return tip.get();
  }

  /** Shows whether the stream is selected. */
  public void setSelected(boolean newSelected) {
    isSelected = newSelected;
    restyle();
  }

  /** Shows that the pointer is above. */
  public void setHovered(boolean newHovered) {
    isHovered = newHovered;
    restyle();
  }

  /** Shows that the stream that is being drawn may not end here. */
  public void setRefused(boolean newRefused) {
    isRefused = newRefused;
    restyle();
  }

  /** Puts the arrow at the other end, for a stream that is drawn against its direction. */
  public void setBackward() {
    PolygonDecoration arrow = new PolygonDecoration();
    arrow.setScale(ARROW_LENGTH, ARROW_WIDTH);
    setTargetDecoration(null);
    setSourceDecoration(arrow);
  }

  /** Takes fonts and colours from the theme again. */
  public void restyle() {
    setForegroundColor(StillwaterColors.get(color()));
    boolean isStrong = isSelected || isHovered || problemColor.isPresent();
    setLineWidth((isStrong ? 2 : 1) + (spreading == Spreading.BROADCAST ? 2 : 0));
    setLineStyle(spreading == Spreading.REBALANCE ? SWT.LINE_DASH : SWT.LINE_SOLID);
    label.setFont(DiagramFonts.small());
    label.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    label.setBackgroundColor(StillwaterColors.get(isChained ? StillwaterColors.CHAIN : StillwaterColors.CANVAS));
    revalidate();
    repaint();
  }

  @Override
  protected void outlineShape(Graphics graphics) {
    graphics.setAntialias(SWT.ON);
    graphics.setLineJoin(SWT.JOIN_ROUND);
    PointList points = getPoints();
    graphics.drawPolyline(points);
    if (spreading == Spreading.BROADCAST && graphics.getAbsoluteScale() >= DETAIL_SCALE) {
      graphics.setLineWidth(1);
      graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.CANVAS));
      graphics.drawPolyline(points);
    }
  }

  @Override
  protected void paintChildren(Graphics graphics) {
    if (graphics.getAbsoluteScale() >= DETAIL_SCALE) {
      super.paintChildren(graphics);
    }
  }

  private String color() {
    if (isRefused) {
      return StillwaterColors.ERROR;
    }
    String plain = spreading == Spreading.HASH ? StillwaterColors.KEYED_STREAM : StillwaterColors.STREAM;
    return isSelected || isHovered ? StillwaterColors.SELECTION : problemColor.orElse(plain);
  }
}
