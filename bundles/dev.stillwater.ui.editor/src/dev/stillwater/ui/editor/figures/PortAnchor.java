package dev.stillwater.ui.editor.figures;

import org.eclipse.draw2d.AbstractConnectionAnchor;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;

/**
 * Ties the end of a stream to an input or output of an operator.
 *
 * <p>THREADING: UI thread.
 */
public final class PortAnchor extends AbstractConnectionAnchor {
  private final OperatorFigure figure;
  private final boolean isInput;
  private final int index;

  private PortAnchor(OperatorFigure figure, boolean isInput, int index) {
    super(figure);
    this.figure = figure;
    this.isInput = isInput;
    this.index = index;
  }

  /** The anchor of the figure's input of the index; of its first one when it has none of that index. */
  public static PortAnchor input(OperatorFigure figure, int index) {
    return new PortAnchor(figure, true, index);
  }

  /** The anchor of the figure's output of the index; of its first one when it has none of that index. */
  public static PortAnchor output(OperatorFigure figure, int index) {
    return new PortAnchor(figure, false, index);
  }

  @Override
  public Point getLocation(Point reference) {
    Point at = isInput ? figure.inputPort(index).translate(-PortFigure.RADIUS, 0) : figure.outputPort(index).translate(PortFigure.RADIUS, 0);
    figure.translateToAbsolute(at);
    return at;
  }

  @Override
  public void ancestorMoved(IFigure ancestor) {
    // Zoom and scroll move what the figure lies on, and streams lie on the same: they need no other route.
    if (ancestor == figure) {
      super.ancestorMoved(ancestor);
    }
  }

  @Override
  public Point getReferencePoint() {
    return getLocation(null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortAnchor anchor && anchor.figure == figure && anchor.isInput == isInput && anchor.index == index;
  }

  @Override
  public int hashCode() {
    return (System.identityHashCode(figure) * 31 + index) * 31 + Boolean.hashCode(isInput);
  }
}
