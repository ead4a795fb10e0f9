package dev.stillwater.ui.editor.figures;

import org.eclipse.draw2d.AbstractConnectionAnchor;
import org.eclipse.draw2d.geometry.Point;

/**
 * Ties the end of a stream to the input or output of an operator.
 *
 * <p>THREADING: UI thread.
 */
public final class PortAnchor extends AbstractConnectionAnchor {
  private final OperatorFigure figure;
  private final boolean isInput;

  private PortAnchor(OperatorFigure figure, boolean isInput) {
    super(figure);
    this.figure = figure;
    this.isInput = isInput;
  }

  /** The anchor of the figure's input. */
  public static PortAnchor input(OperatorFigure figure) {
    return new PortAnchor(figure, true);
  }

  /** The anchor of the figure's output. */
  public static PortAnchor output(OperatorFigure figure) {
    return new PortAnchor(figure, false);
  }

  @Override
  public Point getLocation(Point reference) {
    Point at = isInput ? figure.inputPort().translate(-4, 0) : figure.outputPort().translate(4, 0);
    figure.translateToAbsolute(at);
    return at;
  }

  @Override
  public Point getReferencePoint() {
    return getLocation(null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortAnchor anchor && anchor.figure == figure && anchor.isInput == isInput;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(figure) * 31 + Boolean.hashCode(isInput);
  }
}
