package dev.stillwater.ui.editor.figures;

import org.eclipse.draw2d.AbstractConnectionAnchor;
import org.eclipse.draw2d.geometry.Point;

/**
 * Ties a stream to a folded group, in place of an operator inside of it.
 *
 * <p>THREADING: UI thread.
 */
public final class GroupAnchor extends AbstractConnectionAnchor {
  private final GroupFigure figure;
  private final boolean isInput;

  /** The anchor at the left edge for streams that come in, else at the right edge. */
  public GroupAnchor(GroupFigure figure, boolean isInput) {
    super(figure);
    this.figure = figure;
    this.isInput = isInput;
  }

  @Override
  public Point getLocation(Point reference) {
    Point at = figure.end(isInput);
    figure.translateToAbsolute(at);
    return at;
  }

  @Override
  public Point getReferencePoint() {
    return getLocation(null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupAnchor anchor && anchor.figure == figure && anchor.isInput == isInput;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(figure) * 31 + Boolean.hashCode(isInput);
  }
}
