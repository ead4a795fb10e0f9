package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.draw.SceneBuilder;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.edit.RecordedEdits;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Makes changes that were found on a copy of the job, such as quick fixes or what was taken over from another version, and lets the drawing follow: operators
 * keep their places under a new uid, new ones get one.
 *
 * <p>THREADING: UI thread.
 */
public final class ApplyEditsCommand extends JobCommand {
  private static final int GAP = 60;
  private static final int MARGIN = 40;

  private final JobDiagram diagram;
  private final RecordedEdits edits;
  private final Map<String, Point> places;

  /** Makes the changes; the job must be as the copy was when they were recorded. */
  public ApplyEditsCommand(JobDiagram diagram, RecordedEdits edits, String label) {
    this(diagram, edits, Map.of(), label);
  }

  /** Makes the changes; operators that are new are placed by uid where they are known. */
  public ApplyEditsCommand(JobDiagram diagram, RecordedEdits edits, Map<String, Point> places, String label) {
    super(label);
    this.diagram = diagram;
    this.edits = edits;
    this.places = Map.copyOf(places);
  }

  @Override
  public boolean canExecute() {
    return !edits.isEmpty();
  }

  @Override
  protected void apply() {
    edits.play(diagram.job(), new Following());
    for (Operator operator : diagram.job().getOperators()) {
      if (diagram.node(operator).isEmpty()) {
        place(operator);
      }
    }
  }

  private void place(Operator operator) {
    Point place = Optional.ofNullable(operator.getUid()).map(places::get).orElseGet(() -> free(operator));
    NodeLayout node = JobFactory.eINSTANCE.createNodeLayout();
    node.setUid(operator.getUid());
    node.setX(JobDiagram.snapped(place.x));
    node.setY(JobDiagram.snapped(place.y));
    add(diagram.layout().getNodes(), node, -1);
  }

  /** A place right of what the operator gets its records from, below what stands there. */
  private Point free(Operator operator) {
    Dimension size = new Dimension(SceneBuilder.NODE_WIDTH, SceneBuilder.height(diagram.kind(operator)));
    List<Rectangle> taken = new ArrayList<>();
    for (Operator other : diagram.job().getOperators()) {
      diagram.node(other).ifPresent(node -> taken.add(new Rectangle(node.getX(), node.getY(), size.width, size.height).expand(MARGIN / 2, MARGIN / 2)));
    }
    Point start = operator.getIncoming().stream().map(Stream::getSource).filter(Objects::nonNull).map(diagram::location).findFirst()
        .map(point -> point.getTranslated(size.width + GAP, 0)).orElseGet(() -> new Point(MARGIN, MARGIN));
    Rectangle place = new Rectangle(start, size);
    while (taken.stream().anyMatch(place::intersects)) {
      place.translate(0, size.height / 2);
    }
    return place.getLocation();
  }

  /** Makes changes as steps of undo. */
  private final class Following implements JobEdits {
    @Override
    public void set(EObject owner, EStructuralFeature feature, Object value) {
      if (feature == JobPackage.Literals.OPERATOR__UID && owner instanceof Operator operator && operator.eContainer() != null) {
        renamePlaces(operator, (String) value);
      }
      ApplyEditsCommand.this.set(owner, feature, value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void add(EObject owner, EReference list, EObject element, int index) {
      ApplyEditsCommand.this.add((EList<EObject>) owner.eGet(list), element, index);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void remove(EObject element) {
      if (element instanceof Operator operator) {
        diagram.node(operator).ifPresent(node -> ApplyEditsCommand.this.remove(diagram.layout().getNodes(), node));
      } else if (element instanceof Stream stream) {
        diagram.route(stream).ifPresent(route -> ApplyEditsCommand.this.remove(diagram.layout().getStreams(), route));
      }
      ApplyEditsCommand.this.remove((EList<EObject>) element.eContainer().eGet(element.eContainingFeature()), element);
    }
  }

  private void renamePlaces(Operator operator, String uid) {
    diagram.node(operator).ifPresent(node -> set(node, JobPackage.Literals.NODE_LAYOUT__UID, uid));
    for (Stream stream : operator.getIncoming()) {
      route(stream).ifPresent(route -> set(route, JobPackage.Literals.STREAM_LAYOUT__TARGET_UID, uid));
    }
    for (Stream stream : operator.getOutgoing()) {
      route(stream).ifPresent(route -> set(route, JobPackage.Literals.STREAM_LAYOUT__SOURCE_UID, uid));
    }
  }

  private Optional<StreamLayout> route(Stream stream) {
    return diagram.route(stream);
  }
}
