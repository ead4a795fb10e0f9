package dev.stillwater.ui.editor.policies;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.InsertOperatorCommand;
import dev.stillwater.ui.editor.commands.MoveOperatorsCommand;
import dev.stillwater.ui.editor.commands.PlaceNotesCommand;
import dev.stillwater.ui.editor.commands.ResizeOperatorsCommand;
import dev.stillwater.ui.editor.figures.GhostFigure;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.figures.StreamFigure;
import dev.stillwater.ui.editor.layout.PortPlaces;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.OperatorSpace;
import dev.stillwater.ui.editor.model.Wiring;
import dev.stillwater.ui.editor.parts.GroupPart;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.parts.NotePart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.parts.StreamPart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.XYLayoutEditPolicy;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.eclipse.gef.requests.CreateRequest;

/**
 * Creates operators on the canvas and moves them; a move of many is one command. An operator without streams that is dropped on a stream goes into it.
 *
 * <p>THREADING: UI thread.
 */
public final class JobLayoutPolicy extends XYLayoutEditPolicy {
  private IFigure ghost;
  private Optional<StreamPart> marked = Optional.empty();

  @Override
  protected EditPolicy createChildEditPolicy(EditPart child) {
    return new OperatorSelectionPolicy(!(child instanceof GroupPart));
  }

  @Override
  protected Command getCreateCommand(CreateRequest request) {
    if (!(request.getNewObjectType() instanceof OperatorKind kind) || !(request.getNewObject() instanceof Operator operator)) {
      return null;
    }
    OperatorSpace space = new OperatorSpace(diagram(), OperatorFigure.standardSize());
    Point location = newLocation(request);
    Optional<StreamPart> stream = streamUnder(request, kind);
    return stream.isEmpty() ? new InsertOperatorCommand(space, operator, location, Wiring.ALONE)
        : new InsertOperatorCommand(space, operator, space.placeWithin(operator, stream.get().stream(), location),
            new Wiring.Within(stream.get().stream()));
  }

  /** The stream at the pointer, when an operator of the kind can go into it. */
  private Optional<StreamPart> streamUnder(CreateRequest request, OperatorKind kind) {
    return StreamAt.find(getHost().getViewer(), request.getLocation()).filter(part -> new Wiring.Within(part.stream()).accepts(kind));
  }

  /** The stream at the pointer, when a single operator without streams is moved that can go into it. */
  private Optional<StreamPart> streamUnder(ChangeBoundsRequest request) {
    return request.getLocation() != null && request.getEditParts() != null && request.getEditParts().size() == 1
        && request.getEditParts().get(0) instanceof OperatorPart part && part.operator().getIncoming().isEmpty() && part.operator().getOutgoing().isEmpty()
        ? diagram().kind(part.operator()).flatMap(kind -> StreamAt.find(getHost().getViewer(), request.getLocation())
            .filter(stream -> new Wiring.Within(stream.stream()).accepts(kind))) : Optional.empty();
  }

  @Override
  protected Command getMoveChildrenCommand(Request request) {
    return getResizeChildrenCommand((ChangeBoundsRequest) request);
  }

  @Override
  protected Command getResizeChildrenCommand(ChangeBoundsRequest request) {
    if (RequestConstants.REQ_RESIZE_CHILDREN.equals(request.getType())) {
      return resize(request);
    }
    Optional<StreamPart> stream = streamUnder(request);
    if (stream.isPresent()) {
      OperatorPart loose = (OperatorPart) request.getEditParts().get(0);
      OperatorSpace space = new OperatorSpace(diagram(), OperatorFigure.standardSize());
      Point location = ((Rectangle) translateToModelConstraint(getConstraintFor(request, loose))).getLocation();
      return new InsertOperatorCommand(space, loose.operator(), space.placeWithin(loose.operator(), stream.get().stream(), location),
          new Wiring.Within(stream.get().stream()));
    }
    Map<Operator, Point> locations = new LinkedHashMap<>();
    Map<NoteLayout, Rectangle> notes = new LinkedHashMap<>();
    for (Object part : request.getEditParts()) {
      Rectangle bounds = part instanceof GraphicalEditPart drawn && drawn.getParent() == getHost()
          ? (Rectangle) translateToModelConstraint(getConstraintFor(request, drawn)) : null;
      if (part instanceof OperatorPart operator && bounds != null) {
        locations.put(operator.operator(), bounds.getLocation());
      } else if (part instanceof NotePart note && bounds != null) {
        notes.put(note.note(), bounds);
      } else if (part instanceof GroupPart group && bounds != null) {
        Point delta = bounds.getLocation().translate(group.getFigure().getBounds().getLocation().negate());
        group.members().forEach(member -> locations.putIfAbsent(member, diagram().location(member).translate(delta)));
      }
    }
    String label = locations.size() == 1 ? Messages.JobLayoutPolicy_moveOne : Messages.JobLayoutPolicy_moveMany;
    return both(locations.isEmpty() ? null : new MoveOperatorsCommand(diagram(), locations, label),
        notes.isEmpty() ? null : new PlaceNotesCommand(notes, DiagramMessages.JobLayoutPolicy_moveNote));
  }

  private static Command both(Command one, Command other) {
    return one == null ? other : other == null ? one : one.chain(other);
  }

  /** GEF puts the last pixel on the grid, not the edge behind it. */
  private static int snappedSize(int pixels) {
    return pixels % JobDiagram.GRID_PIXELS == 1 ? pixels - 1 : pixels;
  }

  private Command resize(ChangeBoundsRequest request) {
    Map<Operator, Dimension> sizes = new LinkedHashMap<>();
    Map<NoteLayout, Rectangle> notes = new LinkedHashMap<>();
    for (Object part : request.getEditParts()) {
      if (part instanceof OperatorPart operator && operator.getParent() == getHost()) {
        Rectangle bounds = (Rectangle) translateToModelConstraint(getConstraintFor(request, (GraphicalEditPart) operator));
        sizes.put(operator.operator(), new Dimension(snappedSize(bounds.width), snappedSize(bounds.height)));
      } else if (part instanceof NotePart note && note.getParent() == getHost()) {
        Rectangle bounds = (Rectangle) translateToModelConstraint(getConstraintFor(request, note));
        notes.put(note.note(), bounds.setSize(snappedSize(bounds.width), snappedSize(bounds.height)));
      }
    }
    return both(sizes.isEmpty() ? null : new ResizeOperatorsCommand(diagram(), OperatorFigure.standardSize(), sizes, DiagramMessages.JobLayoutPolicy_resize),
        notes.isEmpty() ? null : new PlaceNotesCommand(notes, DiagramMessages.JobLayoutPolicy_resize));
  }

  @Override
  protected Command createChangeConstraintCommand(EditPart child, Object constraint) {
    return child instanceof NotePart note ? new PlaceNotesCommand(Map.of(note.note(), (Rectangle) constraint), DiagramMessages.JobLayoutPolicy_moveNote)
        : child instanceof OperatorPart operator ? new MoveOperatorsCommand(
            diagram(), Map.of(operator.operator(), ((Rectangle) constraint).getLocation()), Messages.JobLayoutPolicy_moveOne) : null;
  }

  @Override
  protected Command getDeleteDependantCommand(Request request) {
    return null;
  }

  @Override
  protected void showLayoutTargetFeedback(Request request) {
    if (request instanceof ChangeBoundsRequest move && !RequestConstants.REQ_RESIZE_CHILDREN.equals(request.getType())) {
      markStream(streamUnder(move));
    }
    if (request instanceof CreateRequest create && create.getNewObjectType() instanceof OperatorKind kind) {
      markStream(streamUnder(create, kind));
      if (ghost == null) {
        ghost = new GhostFigure();
        addFeedback(ghost);
      }
      Rectangle bounds = new Rectangle(newLocation(create), size(create));
      getLayoutContainer().translateToAbsolute(bounds);
      ghost.translateToRelative(bounds);
      ghost.setBounds(bounds);
    }
  }

  @Override
  protected void eraseLayoutTargetFeedback(Request request) {
    markStream(Optional.empty());
    if (ghost != null) {
      removeFeedback(ghost);
      ghost = null;
    }
  }

  /** Shows into which stream the operator would go. */
  private void markStream(Optional<StreamPart> stream) {
    marked.filter(part -> stream.filter(part::equals).isEmpty()).ifPresent(part -> ((StreamFigure) part.getFigure()).setHovered(false));
    stream.ifPresent(part -> ((StreamFigure) part.getFigure()).setHovered(true));
    marked = stream;
  }

  /** The top left corner of an operator whose middle is at the pointer, on the grid. */
  private Point newLocation(CreateRequest request) {
    Point location = request.getLocation().getCopy();
    getLayoutContainer().translateToRelative(location);
    getLayoutContainer().translateFromParent(location);
    location.translate(getLayoutOrigin().getNegated());
    Dimension size = size(request);
    return new Point(JobDiagram.snapped(location.x - size.width / 2), JobDiagram.snapped(location.y - size.height / 2));
  }

  private static Dimension size(CreateRequest request) {
    OperatorKind kind = (OperatorKind) request.getNewObjectType();
    return PortPlaces.of(OperatorFigure.standardSize(), kind.inputs(), kind.outputs()).size();
  }

  private JobDiagram diagram() {
    return ((JobPart) getHost()).diagram();
  }
}
