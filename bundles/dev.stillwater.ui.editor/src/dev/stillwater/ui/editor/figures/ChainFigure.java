package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import java.beans.PropertyChangeListener;
import java.util.List;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FigureListener;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

/**
 * A band behind operators that run as one task, along the streams between them.
 *
 * <p>THREADING: UI thread. LIFECYCLE: follows its figures until {@link #dispose}.
 */
public final class ChainFigure extends Figure {
  private static final int REACH = 7;
  private static final int ARC = 18;
  private static final int LINE_WIDTH = 16;

  private final List<IFigure> operators;
  private final List<Connection> streams;
  private final FigureListener mover = figure -> place();
  private final PropertyChangeListener bender = event -> place();

  /** Makes the band of the figures of a chain. */
  public ChainFigure(List<IFigure> operators, List<Connection> streams) {
    this.operators = List.copyOf(operators);
    this.streams = List.copyOf(streams);
    this.operators.forEach(figure -> figure.addFigureListener(mover));
    this.streams.forEach(figure -> figure.addPropertyChangeListener(Connection.PROPERTY_POINTS, bender));
    place();
  }

  /** Whether this is the band of these figures. */
  public boolean isOf(List<IFigure> otherOperators, List<Connection> otherStreams) {
    return operators.equals(otherOperators) && streams.equals(otherStreams);
  }

  /** Follows its figures no more. */
  public void dispose() {
    operators.forEach(figure -> figure.removeFigureListener(mover));
    streams.forEach(figure -> figure.removePropertyChangeListener(Connection.PROPERTY_POINTS, bender));
  }

  @Override
  public boolean containsPoint(int x, int y) {
    return false;
  }

  @Override
  protected void paintFigure(Graphics graphics) {
    graphics.setAntialias(SWT.ON);
    graphics.setLineJoin(SWT.JOIN_ROUND);
    graphics.setLineCap(SWT.CAP_ROUND);
    paint(graphics, StillwaterColors.get(StillwaterColors.CHAIN_BORDER), 1);
    paint(graphics, StillwaterColors.get(StillwaterColors.CHAIN), 0);
  }

  /** The outline is the same shape, a little larger and below. */
  private void paint(Graphics graphics, Color color, int more) {
    graphics.setForegroundColor(color);
    graphics.setBackgroundColor(color);
    graphics.setLineWidth(LINE_WIDTH + 2 * more);
    for (Connection stream : streams) {
      if (stream.isVisible()) {
        graphics.drawPolyline(stream.getPoints());
      }
    }
    for (IFigure operator : operators) {
      if (operator.isVisible()) {
        Rectangle around = operator.getBounds().getCopy().expand(REACH + more - PortFigure.RADIUS, REACH + more);
        graphics.fillRoundRectangle(around, ARC + 2 * more, ARC + 2 * more);
      }
    }
  }

  private void place() {
    Rectangle all = null;
    for (IFigure operator : operators) {
      all = all == null ? operator.getBounds().getCopy() : all.union(operator.getBounds());
    }
    for (Connection stream : streams) {
      all = all == null ? stream.getPoints().getBounds().getCopy() : all.union(stream.getPoints().getBounds());
    }
    Rectangle wanted = all == null ? new Rectangle() : all.getExpanded(LINE_WIDTH, LINE_WIDTH);
    setBounds(wanted);
    repaint();
  }
}
