package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.BendPoint;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.draw2d.geometry.Point;

/**
 * Moves operators on the drawing: a drag, a nudge or an arrangement of all.
 *
 * <p>THREADING: UI thread.
 */
public final class MoveOperatorsCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Map<Operator, Point> locations = new LinkedHashMap<>();

  /** Moves the top left corners of the operators to the locations, in pixels at 100 percent. */
  public MoveOperatorsCommand(JobDiagram diagram, Map<Operator, Point> locations, String label) {
    super(label);
    this.diagram = diagram;
    locations.forEach((operator, location) -> this.locations.put(operator, new Point(location)));
  }

  @Override
  public boolean canExecute() {
    return locations.entrySet().stream().anyMatch(entry -> !entry.getValue().equals(diagram.location(entry.getKey())));
  }

  @Override
  protected void apply() {
    Map<Operator, Point> deltas = new LinkedHashMap<>();
    locations.forEach((operator, location) -> deltas.put(operator, location.getTranslated(diagram.location(operator).negate())));
    locations.forEach(this::moveTo);
    Set<Stream> streams = new LinkedHashSet<>();
    locations.keySet().forEach(operator -> {
      streams.addAll(operator.getOutgoing());
      streams.addAll(operator.getIncoming());
    });
    streams.forEach(stream -> diagram.route(stream).ifPresent(route -> follow(stream, route, deltas)));
  }

  /** A route moves with both of its ends; when one end moves it stays as long as it leads forward. */
  private void follow(Stream stream, StreamLayout route, Map<Operator, Point> deltas) {
    Point ofSource = deltas.getOrDefault(stream.getSource(), new Point());
    Point ofTarget = deltas.getOrDefault(stream.getTarget(), new Point());
    if (ofSource.equals(ofTarget)) {
      for (BendPoint bend : route.getBendPoints()) {
        set(bend, JobPackage.Literals.BEND_POINT__X, bend.getX() + ofSource.x);
        set(bend, JobPackage.Literals.BEND_POINT__Y, bend.getY() + ofSource.y);
      }
    } else if (!leadsForward(stream, route)) {
      remove(diagram.layout().getStreams(), route);
    }
  }

  private boolean leadsForward(Stream stream, StreamLayout route) {
    int sourceWidth = diagram.node(stream.getSource()).map(node -> Math.max(JobDiagram.OPERATOR_WIDTH, node.getWidth())).orElse(JobDiagram.OPERATOR_WIDTH);
    return !route.getBendPoints().isEmpty() && diagram.location(stream.getSource()).x + sourceWidth <= route.getBendPoints().getFirst().getX()
        && route.getBendPoints().getLast().getX() <= diagram.location(stream.getTarget()).x;
  }

  private void moveTo(Operator operator, Point location) {
    Optional<NodeLayout> node = diagram.node(operator);
    if (node.isEmpty()) {
      NodeLayout created = JobFactory.eINSTANCE.createNodeLayout();
      created.setUid(operator.getUid());
      created.setX(location.x);
      created.setY(location.y);
      add(diagram.layout().getNodes(), created, -1);
    } else if (!location.equals(diagram.location(operator))) {
      set(node.get(), JobPackage.Literals.NODE_LAYOUT__X, location.x);
      set(node.get(), JobPackage.Literals.NODE_LAYOUT__Y, location.y);
    }
  }
}
