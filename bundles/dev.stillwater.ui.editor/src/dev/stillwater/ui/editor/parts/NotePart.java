package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.figures.NoteFigure;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.AccessibleEvent;

/**
 * A note on the canvas.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
public final class NotePart extends AbstractGraphicalEditPart {
  private final Adapter listener = new ModelListener(notification -> refreshVisuals());
  private AccessibleEditPart accessible;

  /** The note that is drawn. */
  public NoteLayout note() {
    return (NoteLayout) getModel();
  }

  @Override
  public void activate() {
    if (!isActive()) {
      super.activate();
      note().eAdapters().add(listener);
    }
  }

  @Override
  public void deactivate() {
    if (isActive()) {
      note().eAdapters().remove(listener);
      super.deactivate();
    }
  }

  @Override
  public void setSelected(int value) {
    super.setSelected(value);
    ((NoteFigure) getFigure()).setSelected(value != SELECTED_NONE);
  }

  @Override
  public DragTracker getDragTracker(Request request) {
    return new DiagramDragTracker(this);
  }

  @Override
  public boolean understandsRequest(Request request) {
    return RequestConstants.REQ_DIRECT_EDIT.equals(request.getType()) || super.understandsRequest(request);
  }

  @Override
  public void performRequest(Request request) {
    if (RequestConstants.REQ_DIRECT_EDIT.equals(request.getType()) || RequestConstants.REQ_OPEN.equals(request.getType())) {
      edit();
    } else {
      super.performRequest(request);
    }
  }

  /** Lets the text be edited in place. */
  public void edit() {
    Rectangle place = getFigure().getBounds().getCopy();
    getFigure().translateToAbsolute(place);
    TextOverlay.open(getViewer(), place, text(), true, value -> {
      if (!value.equals(text())) {
        getViewer().getEditDomain().getCommandStack().execute(
            new ChangeFeatureCommand(note(), JobPackage.Literals.NOTE_LAYOUT__TEXT, value, DiagramMessages.NotePart_change));
      }
    });
  }

  @Override
  protected IFigure createFigure() {
    return new NoteFigure();
  }

  @Override
  protected void createEditPolicies() {
    // Moving and changing the size are the layout policy's; deleting is the action's.
  }

  @Override
  protected void refreshVisuals() {
    NoteFigure figure = (NoteFigure) getFigure();
    figure.restyle();
    figure.setText(text());
    Rectangle bounds = new Rectangle(note().getX(), note().getY(), note().getWidth(), note().getHeight());
    ((GraphicalEditPart) getParent()).setLayoutConstraint(this, figure, bounds);
  }

  @Override
  protected AccessibleEditPart getAccessibleEditPart() {
    if (accessible == null) {
      accessible = new AccessibleGraphicalEditPart() {
        @Override
        public void getName(AccessibleEvent event) {
          event.result = NLS.bind(DiagramMessages.NotePart_accessible, text());
        }
      };
    }
    return accessible;
  }

  private String text() {
    return note().getText() == null ? "" : note().getText();
  }
}
