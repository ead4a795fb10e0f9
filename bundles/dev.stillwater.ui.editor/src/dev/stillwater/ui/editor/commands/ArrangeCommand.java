package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.BendPoint;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.layout.Arrangement;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.draw2d.geometry.Point;

/**
 * Takes an arrangement over: places of operators, and routes of all streams that begin or end at them. Routes to operators that are not part of it are
 * forgotten, as they led from another place.
 *
 * <p>THREADING: UI thread.
 */
public final class ArrangeCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Arrangement arrangement;

  /** Takes the arrangement over. */
  public ArrangeCommand(JobDiagram diagram, Arrangement arrangement, String label) {
    super(label);
    this.diagram = diagram;
    this.arrangement = arrangement;
  }

  @Override
  public boolean canExecute() {
    return arrangement.places().entrySet().stream().anyMatch(entry -> !entry.getValue().equals(diagram.location(entry.getKey())))
        || arrangement.routes().entrySet().stream().anyMatch(entry -> !entry.getValue().equals(bends(entry.getKey())));
  }

  @Override
  protected void apply() {
    arrangement.places().forEach(this::place);
    Set<Stream> streams = new LinkedHashSet<>();
    arrangement.places().keySet().forEach(operator -> {
      streams.addAll(operator.getOutgoing());
      streams.addAll(operator.getIncoming());
    });
    Set<StreamLayout> old = new LinkedHashSet<>();
    List<StreamLayout> routes = new ArrayList<>(diagram.layout().getStreams());
    for (Stream stream : streams) {
      diagram.route(stream).ifPresent(old::add);
    }
    routes.removeAll(old);
    arrangement.routes().forEach((stream, bends) -> {
      if (!bends.isEmpty()) {
        routes.add(route(stream, bends));
      }
    });
    set(diagram.layout(), JobPackage.Literals.JOB_LAYOUT__STREAMS, routes);
  }

  private void place(Operator operator, Point location) {
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

  private List<Point> bends(Stream stream) {
    return diagram.route(stream).map(route -> route.getBendPoints().stream().map(bend -> new Point(bend.getX(), bend.getY())).toList()).orElse(List.of());
  }

  private static StreamLayout route(Stream stream, List<Point> bends) {
    StreamLayout route = JobFactory.eINSTANCE.createStreamLayout();
    route.setSourceUid(stream.getSource().getUid());
    route.setSourcePort(stream.getSourcePort());
    route.setTargetUid(stream.getTarget().getUid());
    route.setTargetPort(stream.getTargetPort());
    for (Point bend : bends) {
      BendPoint point = JobFactory.eINSTANCE.createBendPoint();
      point.setX(bend.x);
      point.setY(bend.y);
      route.getBendPoints().add(point);
    }
    return route;
  }
}
