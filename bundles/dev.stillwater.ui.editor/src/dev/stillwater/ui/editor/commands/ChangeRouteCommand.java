package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.BendPoint;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Point;

/**
 * Leads a stream through other bend points, or by the shortest way.
 *
 * <p>THREADING: UI thread.
 */
public final class ChangeRouteCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Stream stream;
  private final List<Point> bends;

  /** Leads the stream through the points, in pixels at 100 percent; none lets the drawing find the way. */
  public ChangeRouteCommand(JobDiagram diagram, Stream stream, List<Point> bends) {
    super(bends.isEmpty() ? Messages.ChangeRouteCommand_reset : Messages.ChangeRouteCommand_label);
    this.diagram = diagram;
    this.stream = stream;
    this.bends = bends.stream().map(Point::new).toList();
  }

  @Override
  public boolean canExecute() {
    return stream.getSource() != null && stream.getTarget() != null && !bends.equals(present());
  }

  @Override
  protected void apply() {
    Optional<StreamLayout> old = diagram.route(stream);
    if (bends.isEmpty()) {
      old.ifPresent(route -> remove(diagram.layout().getStreams(), route));
    } else if (old.isPresent()) {
      set(old.get(), JobPackage.Literals.STREAM_LAYOUT__BEND_POINTS, bendPoints());
    } else {
      StreamLayout route = JobFactory.eINSTANCE.createStreamLayout();
      route.setSourceUid(stream.getSource().getUid());
      route.setSourcePort(stream.getSourcePort());
      route.setTargetUid(stream.getTarget().getUid());
      route.setTargetPort(stream.getTargetPort());
      route.getBendPoints().addAll(bendPoints());
      add(diagram.layout().getStreams(), route, -1);
    }
  }

  private List<Point> present() {
    return diagram.route(stream).map(route -> route.getBendPoints().stream().map(bend -> new Point(bend.getX(), bend.getY())).toList()).orElse(List.of());
  }

  private List<BendPoint> bendPoints() {
    List<BendPoint> points = new ArrayList<>();
    for (Point bend : bends) {
      BendPoint point = JobFactory.eINSTANCE.createBendPoint();
      point.setX(bend.x);
      point.setY(bend.y);
      points.add(point);
    }
    return points;
  }
}
