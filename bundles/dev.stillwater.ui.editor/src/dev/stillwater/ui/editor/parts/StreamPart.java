package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.JobParallelism;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.figures.StreamFigure;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.policies.StreamDeletePolicy;
import dev.stillwater.ui.editor.policies.StreamRoutePolicy;
import java.util.List;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.MouseEvent;
import org.eclipse.draw2d.MouseMotionListener;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractConnectionEditPart;
import org.eclipse.gef.editpolicies.ConnectionEndpointEditPolicy;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.AccessibleEvent;

/**
 * A stream on the canvas.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
public final class StreamPart extends AbstractConnectionEditPart {
  private AccessibleEditPart accessible;
  private List<JobProblem> shownProblems = List.of();
  private final Adapter listener = new ModelListener(notification -> refresh());

  /** The stream that is drawn. */
  public Stream stream() {
    return (Stream) getModel();
  }

  @Override
  public void activate() {
    if (!isActive()) {
      super.activate();
      stream().eAdapters().add(listener);
    }
  }

  @Override
  public void deactivate() {
    if (isActive()) {
      stream().eAdapters().remove(listener);
      super.deactivate();
    }
  }

  @Override
  public void setSelected(int value) {
    super.setSelected(value);
    figure().setSelected(value != SELECTED_NONE);
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Object getAdapter(Class key) {
    return key.isInstance(stream()) ? stream() : super.getAdapter(key);
  }

  @Override
  public void performRequest(Request request) {
    if (RequestConstants.REQ_OPEN.equals(request.getType())) {
      PropertiesReveal.show(getViewer());
    } else {
      super.performRequest(request);
    }
  }

  @Override
  protected IFigure createFigure() {
    StreamFigure figure = new StreamFigure();
    figure.setTip(() -> diagram() == null ? null : Tips.of(diagram(), stream(), ends(diagram()), LiveView.of(getViewer())));
    figure.addMouseMotionListener(new MouseMotionListener.Stub() {
      @Override
      public void mouseEntered(MouseEvent event) {
        figure.setHovered(true);
        LiveView.of(getViewer()).ifPresent(live -> live.hovered(stream()));
      }

      @Override
      public void mouseExited(MouseEvent event) {
        figure.setHovered(false);
      }
    });
    return figure;
  }

  @Override
  protected void createEditPolicies() {
    installEditPolicy(EditPolicy.CONNECTION_ROLE, new StreamDeletePolicy());
    installEditPolicy(EditPolicy.CONNECTION_ENDPOINTS_ROLE, new ConnectionEndpointEditPolicy());
    installEditPolicy(EditPolicy.CONNECTION_BENDPOINTS_ROLE, new StreamRoutePolicy());
  }

  @Override
  protected void refreshVisuals() {
    JobDiagram diagram = diagram();
    if (diagram == null || stream().getSource() == null || stream().getTarget() == null) {
      return;
    }
    StreamFigure figure = figure();
    figure.setText(labelText(diagram));
    figure.setSpreading(spreading(diagram));
    figure.setVisible(!isFolded());
    figure.setChained(diagram.chains().isChained(stream()));
    refreshRoute();
    shownProblems = diagram.problems().of(stream());
    figure.setProblems(ProblemLook.image(shownProblems), ProblemLook.color(shownProblems));
  }

  /** Takes the route of the stream from the layout. */
  void refreshRoute() {
    JobDiagram diagram = diagram();
    if (diagram != null) {
      boolean isWhole = getSource() instanceof OperatorPart source && source.foldedGroup().isEmpty()
          && getTarget() instanceof OperatorPart target && target.foldedGroup().isEmpty();
      figure().setRoutingConstraint(diagram.route(stream()).filter(route -> isWhole).map(StreamPart::bends).orElse(null));
    }
  }

  /** Shows the problems of the last check, if they are others than are shown. */
  void refreshProblems() {
    JobDiagram diagram = diagram();
    List<JobProblem> problems = diagram == null ? List.of() : diagram.problems().of(stream());
    if (!problems.equals(shownProblems)) {
      shownProblems = problems;
      figure().setProblems(ProblemLook.image(problems), ProblemLook.color(problems));
    }
  }

  /** Whether both ends are in one folded group. */
  private boolean isFolded() {
    return getSource() instanceof OperatorPart source && getTarget() instanceof OperatorPart target && source.foldedGroup().isPresent()
        && source.foldedGroup().equals(target.foldedGroup());
  }

  private StreamFigure.Spreading spreading(JobDiagram diagram) {
    return switch (stream().getPartitioning()) {
      case FORWARD -> isRebalanced(diagram) ? StreamFigure.Spreading.REBALANCE : StreamFigure.Spreading.FORWARD;
      case HASH -> StreamFigure.Spreading.HASH;
      case REBALANCE -> StreamFigure.Spreading.REBALANCE;
      case BROADCAST -> StreamFigure.Spreading.BROADCAST;
    };
  }

  private static List<Point> bends(StreamLayout route) {
    return route.getBendPoints().stream().map(bend -> new Point(bend.getX(), bend.getY())).toList();
  }

  @Override
  protected AccessibleEditPart getAccessibleEditPart() {
    if (accessible == null) {
      accessible = new AccessibleGraphicalEditPart() {
        @Override
        public void getName(AccessibleEvent event) {
          event.result = LiveView.of(getViewer()).map(live -> live.accessible(accessibleName(), stream())).orElseGet(() -> accessibleName());
        }
      };
    }
    return accessible;
  }

  /** The diagram that the stream belongs to; null while it is not connected. */
  public JobDiagram diagram() {
    EditPart end = getSource() == null ? getTarget() : getSource();
    return end instanceof OperatorPart operator && operator.getParent() != null ? operator.diagram() : null;
  }

  private StreamFigure figure() {
    return (StreamFigure) getFigure();
  }

  private String labelText(JobDiagram diagram) {
    StreamEnds ends = StreamEnds.of(diagram, stream());
    String output = ends.output() == 0 ? "" : stream().getSourcePort();
    return joined(output, inputs(ends, diagram).size() < 2 ? partitioningText(diagram) : inputText(diagram, ends));
  }

  /** The name of one of several inputs, and of the partitioning what the input does not ask for by itself. */
  private String inputText(JobDiagram diagram, StreamEnds ends) {
    if (ends.input() < 0) {
      return stream().getTargetPort();
    }
    PortSpec port = inputs(ends, diagram).get(ends.input());
    Partitioning partitioning = stream().getPartitioning();
    String text = partitioningText(diagram);
    return switch (port.distribution()) {
      case KEYED -> partitioning == Partitioning.HASH && !stream().getKeyFields().isEmpty()
          ? NLS.bind(Messages.StreamPart_inputByKey, port.name(), String.join(", ", stream().getKeyFields())) : joined(port.name(), text);
      case BROADCAST -> partitioning == Partitioning.BROADCAST ? port.name() : joined(port.name(), text);
      case ANY -> ends.input() == 0 ? text : joined(port.name(), text);
    };
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : NLS.bind(Messages.StreamPart_port, one, other);
  }

  private String partitioningText(JobDiagram diagram) {
    return switch (stream().getPartitioning()) {
      case FORWARD -> isRebalanced(diagram) ? Partitioning.REBALANCE.getLiteral() : "";
      case HASH -> stream().getKeyFields().isEmpty() ? Messages.StreamPart_hashWithoutKey
          : NLS.bind(Messages.StreamPart_hash, String.join(", ", stream().getKeyFields()));
      case REBALANCE, BROADCAST -> stream().getPartitioning().getLiteral();
    };
  }

  private String ends(JobDiagram diagram) {
    StreamEnds ends = StreamEnds.of(diagram, stream());
    return NLS.bind(DiagramMessages.StreamPart_ends, end(ends.source(), Ports.outputs(ends.source(), diagram.catalog()), ends.output()),
        end(ends.target(), inputs(ends, diagram), ends.input()));
  }

  /** What a screen reader says: both ends, the partitioning, whether it stays in the task, and number of problems. */
  public String accessibleName() {
    JobDiagram diagram = diagram();
    if (diagram == null) {
      return "";
    }
    StreamEnds ends = StreamEnds.of(diagram, stream());
    String text = partitioningText(diagram);
    return NLS.bind(DiagramMessages.StreamPart_accessible, new Object[] {JobDiagram.nameOf(ends.source()), JobDiagram.nameOf(ends.target()),
        text.isEmpty() ? stream().getPartitioning().getLiteral() : text,
        diagram.chains().isChained(stream()) ? DiagramMessages.StreamPart_inTask : DiagramMessages.StreamPart_betweenTasks,
        ProblemLook.count(diagram.problems().of(stream()))});
  }

  private static List<PortSpec> inputs(StreamEnds ends, JobDiagram diagram) {
    return Ports.inputs(ends.target(), diagram.catalog());
  }

  private static String end(Operator operator, List<PortSpec> ports, int index) {
    String name = JobDiagram.nameOf(operator);
    return ports.size() < 2 || index < 0 ? name : NLS.bind(Messages.StreamPart_end, name, ports.get(index).label());
  }

  private boolean isRebalanced(JobDiagram diagram) {
    return JobParallelism.of(stream().getSource(), diagram.catalog()) != JobParallelism.of(stream().getTarget(), diagram.catalog());
  }
}
