package dev.stillwater.ui.editor.quickadd;

import dev.stillwater.ui.editor.model.OperatorSpace;
import dev.stillwater.ui.editor.model.Wiring;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.parts.StreamPart;
import dev.stillwater.ui.editor.policies.StreamAt;
import java.util.List;
import java.util.Optional;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.widgets.Control;

/**
 * Says where quick add puts an operator: pointer and selection decide.
 *
 * <p>THREADING: UI thread.
 */
final class PlaceFinder {
  private static final int POPUP_OFFSET = 12;

  private final GraphicalViewer viewer;
  private final JobPart job;
  private final OperatorSpace space;

  PlaceFinder(GraphicalViewer viewer, JobPart job, OperatorSpace space) {
    this.viewer = viewer;
    this.job = job;
    this.space = space;
  }

  /**
   * The place that pointer and selection say: into the stream that is selected or under the pointer; behind the operator under the pointer; else where
   * the pointer is. With the pointer elsewhere it is behind the selected operator, or in the middle of what is seen.
   */
  QuickAddPlace atPointer() {
    Control canvas = viewer.getControl();
    org.eclipse.swt.graphics.Point display = canvas.getDisplay().getCursorLocation();
    org.eclipse.swt.graphics.Point inside = canvas.toControl(display);
    org.eclipse.swt.graphics.Point size = canvas.getSize();
    boolean isInside = inside.x >= 0 && inside.y >= 0 && inside.x < size.x && inside.y < size.y;
    Optional<Wiring> behindSelected = selected(OperatorPart.class).filter(this::hasOutput).map(part -> new Wiring.After(part.operator(), 0));
    Optional<StreamPart> selectedStream = selected(StreamPart.class);
    if (selectedStream.isPresent()) {
      return of(new Wiring.Within(selectedStream.get().stream()), selectedStream.get().getFigure().getBounds().getCenter());
    }
    if (!isInside) {
      return behindSelected.map(wiring -> of(wiring, below(selected(OperatorPart.class).orElseThrow()))).orElseGet(this::middleOfView);
    }
    org.eclipse.swt.graphics.Point popup = new org.eclipse.swt.graphics.Point(display.x + POPUP_OFFSET, display.y + POPUP_OFFSET);
    Point at = new Point(inside.x, inside.y);
    Optional<OperatorPart> under = operatorAt(at).filter(this::hasOutput);
    if (under.isPresent()) {
      return of(new Wiring.After(under.get().operator(), 0), below(under.get()));
    }
    Optional<StreamPart> stream = StreamAt.find(viewer, at);
    Point middle = onDrawing(at);
    if (stream.isPresent()) {
      return new QuickAddPlace(new Wiring.Within(stream.get().stream()), Optional.empty(), Optional.of(middle), popup);
    }
    return new QuickAddPlace(Wiring.ALONE, behindSelected, Optional.of(middle), popup);
  }

  /** A location of the viewer's control as a place of the drawing, in pixels at 100 percent. */
  Point onDrawing(Point location) {
    Point point = location.getCopy();
    job.getContentPane().translateToRelative(point);
    return point;
  }

  private QuickAddPlace of(Wiring wiring, Point onDrawing) {
    Point at = onDrawing.getCopy();
    job.getContentPane().translateToAbsolute(at);
    return new QuickAddPlace(wiring, Optional.empty(), Optional.empty(), viewer.getControl().toDisplay(at.x, at.y + POPUP_OFFSET));
  }

  private Point below(OperatorPart part) {
    Rectangle bounds = space.bounds(part.operator());
    return new Point(bounds.right(), bounds.bottom());
  }

  private QuickAddPlace middleOfView() {
    org.eclipse.swt.graphics.Point size = viewer.getControl().getSize();
    Point middle = new Point(size.x / 2, size.y / 2);
    return new QuickAddPlace(Wiring.ALONE, Optional.empty(), Optional.of(onDrawing(middle)), viewer.getControl().toDisplay(middle.x, middle.y));
  }

  private Optional<OperatorPart> operatorAt(Point location) {
    for (Object child : job.getChildren()) {
      if (child instanceof OperatorPart part) {
        IFigure figure = part.getFigure();
        Point point = location.getCopy();
        figure.translateToRelative(point);
        if (figure.containsPoint(point)) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  private boolean hasOutput(OperatorPart part) {
    return part.diagram().kind(part.operator()).filter(kind -> !kind.isSink()).isPresent();
  }

  private <T> Optional<T> selected(Class<T> type) {
    List<?> parts = viewer.getSelectedEditParts();
    return parts.size() == 1 && type.isInstance(parts.getFirst()) ? Optional.of(type.cast(parts.getFirst())) : Optional.empty();
  }
}
