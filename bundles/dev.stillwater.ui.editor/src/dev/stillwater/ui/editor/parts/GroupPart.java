package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.figures.GroupFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.List;
import org.eclipse.draw2d.FigureListener;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.requests.LocationRequest;
import org.eclipse.gef.requests.SelectionRequest;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.AccessibleEvent;

/**
 * A group of operators on the canvas: a frame around them, or one box while it is folded.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
public final class GroupPart extends AbstractGraphicalEditPart {
  private final Adapter listener = new ModelListener(this::groupChanged);
  private final FigureListener mover = figure -> refreshPlace();
  private List<IFigure> followed = List.of();
  private AccessibleEditPart accessible;

  /** The group that is drawn. */
  public GroupLayout group() {
    return (GroupLayout) getModel();
  }

  /** The operators of the group. */
  public List<Operator> members() {
    return diagram().members(group());
  }

  /** The diagram that the group belongs to. */
  public JobDiagram diagram() {
    return ((JobPart) getParent()).diagram();
  }

  @Override
  public void activate() {
    if (!isActive()) {
      super.activate();
      group().eAdapters().add(listener);
    }
  }

  @Override
  public void deactivate() {
    if (isActive()) {
      group().eAdapters().remove(listener);
      follow(List.of());
      super.deactivate();
    }
  }

  @Override
  public void setSelected(int value) {
    super.setSelected(value);
    figure().setSelected(value != SELECTED_NONE);
  }

  @Override
  public DragTracker getDragTracker(Request request) {
    if (request instanceof SelectionRequest selection && selection.getLastButtonPressed() == 1 && isOnChevron(selection.getLocation())) {
      getViewer().getControl().getDisplay().asyncExec(this::toggle);
    }
    return new DiagramDragTracker(this);
  }

  @Override
  public boolean understandsRequest(Request request) {
    return RequestConstants.REQ_DIRECT_EDIT.equals(request.getType()) || super.understandsRequest(request);
  }

  @Override
  public void performRequest(Request request) {
    boolean isOnChevron = request instanceof LocationRequest at && at.getLocation() != null && isOnChevron(at.getLocation());
    if (RequestConstants.REQ_OPEN.equals(request.getType()) && !isOnChevron) {
      toggle();
    } else if (RequestConstants.REQ_DIRECT_EDIT.equals(request.getType()) && !isOnChevron) {
      edit();
    } else {
      super.performRequest(request);
    }
  }

  /** Folds the group, or unfolds it; one step of undo. */
  public void toggle() {
    if (isActive()) {
      getViewer().getEditDomain().getCommandStack().execute(new ChangeFeatureCommand(group(), JobPackage.Literals.GROUP_LAYOUT__FOLDED,
          !group().isFolded(), group().isFolded() ? DiagramMessages.GroupPart_unfold : DiagramMessages.GroupPart_fold));
    }
  }

  /** Lets the name be edited in place. */
  public void edit() {
    Rectangle place = figure().nameBounds();
    figure().translateToAbsolute(place);
    place.expand(4, 4);
    place.width = Math.max(120, place.width);
    TextOverlay.open(getViewer(), place, name(), false, value -> {
      if (!value.isBlank() && !value.equals(name())) {
        getViewer().getEditDomain().getCommandStack().execute(
            new ChangeFeatureCommand(group(), JobPackage.Literals.GROUP_LAYOUT__NAME, value.strip(), DiagramMessages.GroupPart_rename));
      }
    });
  }

  @Override
  protected IFigure createFigure() {
    return new GroupFigure();
  }

  @Override
  protected void createEditPolicies() {
    // Moving is the layout policy's; deleting is the action's.
  }

  @Override
  protected void refreshVisuals() {
    List<Operator> members = members();
    figure().restyle();
    figure().show(name(), Quantities.operators(members.size()), group().isFolded());
    refreshProblems();
    follow(members.stream().map(member -> getViewer().getEditPartRegistry().get(member)).filter(OperatorPart.class::isInstance)
        .map(part -> ((OperatorPart) part).getFigure()).toList());
    refreshPlace();
  }

  /** Shows the problems of operators that cannot be seen. */
  void refreshProblems() {
    List<JobProblem> problems = group().isFolded()
        ? members().stream().flatMap(member -> diagram().problems().of(member).stream()).toList() : List.of();
    figure().setProblem(ProblemLook.image(problems));
  }

  /** Lies around its operators. */
  private void refreshPlace() {
    Rectangle all = null;
    for (Operator member : members()) {
      Rectangle place = getViewer().getEditPartRegistry().get(member) instanceof OperatorPart part ? part.place()
          : new Rectangle(diagram().location(member), GroupFigure.foldedSize());
      all = all == null ? place : all.union(place);
    }
    Rectangle bounds = all == null ? new Rectangle() : group().isFolded() ? new Rectangle(all.getLocation(), GroupFigure.foldedSize())
        : new Rectangle(all.x - GroupFigure.MARGIN, all.y - GroupFigure.MARGIN - GroupFigure.BAR, all.width + 2 * GroupFigure.MARGIN,
            all.height + 2 * GroupFigure.MARGIN + GroupFigure.BAR);
    figure().setVisible(all != null);
    ((GraphicalEditPart) getParent()).setLayoutConstraint(this, getFigure(), bounds);
  }

  @Override
  protected AccessibleEditPart getAccessibleEditPart() {
    if (accessible == null) {
      accessible = new AccessibleGraphicalEditPart() {
        @Override
        public void getName(AccessibleEvent event) {
          event.result = NLS.bind(group().isFolded() ? DiagramMessages.GroupPart_accessibleFolded : DiagramMessages.GroupPart_accessible,
              name(), Quantities.operators(members().size()));
        }
      };
    }
    return accessible;
  }

  private void groupChanged(Notification notification) {
    refreshVisuals();
    ((JobPart) getParent()).refreshOperators();
  }

  private void follow(List<IFigure> figures) {
    followed.forEach(figure -> figure.removeFigureListener(mover));
    followed = figures;
    followed.forEach(figure -> figure.addFigureListener(mover));
  }

  private boolean isOnChevron(Point location) {
    Point point = location.getCopy();
    getFigure().translateToRelative(point);
    return figure().isOnChevron(point);
  }

  private GroupFigure figure() {
    return (GroupFigure) getFigure();
  }

  private String name() {
    return group().getName() == null ? DiagramMessages.GroupPart_unnamed : group().getName();
  }
}
