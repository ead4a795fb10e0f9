package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.model.Wiring;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.quickadd.QuickAdd;
import dev.stillwater.ui.editor.quickadd.QuickAddPlace;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.Request;
import org.eclipse.gef.tools.ConnectionDragCreationTool;
import org.eclipse.swt.widgets.Control;

/**
 * Draws a stream from a port. Let go over the empty canvas it offers the kinds of operators, and the one that is chosen is created there and connected.
 *
 * <p>THREADING: UI thread. LIFECYCLE: one drag.
 */
public final class PortDragTool extends ConnectionDragCreationTool {
  private final OperatorPart start;
  private final Wiring wiring;

  private PortDragTool(OperatorPart start, Wiring wiring) {
    super(new StreamFactory());
    this.start = start;
    this.wiring = wiring;
  }

  /** Draws from the output of the index. */
  public static PortDragTool fromOutput(OperatorPart start, int output) {
    return new PortDragTool(start, new Wiring.After(start.operator(), output));
  }

  /** Draws backwards, from the input of the index. */
  public static PortDragTool fromInput(OperatorPart start, int input) {
    return new PortDragTool(start, new Wiring.Before(start.operator(), input));
  }

  @Override
  protected Request createTargetRequest() {
    Request request = super.createTargetRequest();
    if (wiring instanceof Wiring.Before) {
      BackwardStream.mark(request);
    }
    return request;
  }

  @Override
  protected boolean handleCreateConnection() {
    boolean isOverCanvas = getTargetEditPart() == null || getTargetEditPart() instanceof JobPart;
    EditPartViewer viewer = getCurrentViewer();
    Point location = getLocation().getCopy();
    boolean isHandled = super.handleCreateConnection();
    if (isOverCanvas && isFree(viewer, location)) {
      viewer.getControl().getDisplay().asyncExec(() -> {
        if (!viewer.getControl().isDisposed()) {
          QuickAdd.of(viewer).ifPresent(quickAdd -> quickAdd.open(place(viewer.getControl(), location), ""));
        }
      });
    }
    return isHandled;
  }

  /** Whether the location lies inside the canvas, and away from the operator at which the drag began. */
  private boolean isFree(EditPartViewer viewer, Point location) {
    org.eclipse.swt.graphics.Point size = viewer.getControl().getSize();
    Point inFigure = location.getCopy();
    start.getFigure().translateToRelative(inFigure);
    return new Rectangle(0, 0, size.x, size.y).contains(location) && !start.getFigure().containsPoint(inFigure);
  }

  private QuickAddPlace place(Control canvas, Point location) {
    Point port = location.getCopy();
    ((JobPart) start.getParent()).getContentPane().translateToRelative(port);
    int half = OperatorFigure.standardSize().width / 2;
    Point middle = port.getTranslated(wiring instanceof Wiring.After ? half : -half, 0);
    return new QuickAddPlace(wiring, Optional.empty(), Optional.of(middle), canvas.toDisplay(location.x, location.y));
  }
}
