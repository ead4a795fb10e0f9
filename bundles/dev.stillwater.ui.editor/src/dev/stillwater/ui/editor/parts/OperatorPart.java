package dev.stillwater.ui.editor.parts;

import dev.stillwater.compiler.HeldState;
import dev.stillwater.model.JobParallelism;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.figures.GroupAnchor;
import dev.stillwater.ui.editor.figures.GroupFigure;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.figures.PortAnchor;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import dev.stillwater.ui.editor.policies.BackwardStream;
import dev.stillwater.ui.editor.policies.NameEditPolicy;
import dev.stillwater.ui.editor.policies.OperatorDeletePolicy;
import dev.stillwater.ui.editor.policies.OperatorNodePolicy;
import dev.stillwater.ui.editor.policies.PortDragTool;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.draw2d.ConnectionAnchor;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.MouseEvent;
import org.eclipse.draw2d.MouseMotionListener;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.gef.AccessibleAnchorProvider;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.ConnectionEditPart;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.NodeEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.requests.DirectEditRequest;
import org.eclipse.gef.requests.SelectionRequest;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.AccessibleEvent;

/**
 * An operator on the canvas.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
public final class OperatorPart extends AbstractGraphicalEditPart implements NodeEditPart {
  private final EContentAdapter listener = ModelListener.deep(this::operatorChanged);
  private AccessibleEditPart accessible;
  private List<JobProblem> shownProblems = List.of();

  /** The operator that is drawn. */
  public Operator operator() {
    return (Operator) getModel();
  }

  /** The diagram that the operator belongs to. */
  public JobDiagram diagram() {
    return ((JobPart) getParent()).diagram();
  }

  /** The figure that draws the operator. */
  public OperatorFigure operatorFigure() {
    return (OperatorFigure) getFigure();
  }

  @Override
  public void activate() {
    if (!isActive()) {
      super.activate();
      operator().eAdapters().add(listener);
    }
  }

  @Override
  public void deactivate() {
    if (isActive()) {
      operator().eAdapters().remove(listener);
      super.deactivate();
    }
  }

  @Override
  public void setSelected(int value) {
    super.setSelected(value);
    operatorFigure().setSelected(value != SELECTED_NONE, value == SELECTED_PRIMARY);
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Object getAdapter(Class key) {
    if (key.isInstance(operator())) {
      return operator();
    }
    if (key == AccessibleAnchorProvider.class) {
      return new DefaultAccessibleAnchorProvider() {
        @Override
        public List<Point> getSourceAnchorLocations() {
          return IntStream.range(0, outputs().size()).mapToObj(index -> PortAnchor.output(operatorFigure(), index).getLocation(null)).toList();
        }

        @Override
        public List<Point> getTargetAnchorLocations() {
          return IntStream.range(0, inputs().size()).mapToObj(index -> PortAnchor.input(operatorFigure(), index).getLocation(null)).toList();
        }
      };
    }
    return super.getAdapter(key);
  }

  @Override
  public DragTracker getDragTracker(Request request) {
    if (request instanceof SelectionRequest selection && outputAt(selection.getLocation()) != OperatorFigure.NO_PORT) {
      return PortDragTool.fromOutput(this, outputAt(selection.getLocation()));
    }
    if (request instanceof SelectionRequest selection && operatorFigure().inputPortAt(inFigure(selection.getLocation())) != OperatorFigure.NO_PORT) {
      return PortDragTool.fromInput(this, operatorFigure().inputPortAt(inFigure(selection.getLocation())));
    }
    return new DiagramDragTracker(this);
  }

  @Override
  public void performRequest(Request request) {
    if (RequestConstants.REQ_DIRECT_EDIT.equals(request.getType())) {
      boolean isUid = request.getExtendedData().containsKey(UidEditing.class.getName())
          || request instanceof DirectEditRequest edit && edit.getLocation() != null && isOnUid(edit.getLocation());
      (isUid ? NameEditManager.uid(this) : NameEditManager.name(this)).show();
    } else if (RequestConstants.REQ_OPEN.equals(request.getType())) {
      PropertiesReveal.show(getViewer());
    } else {
      super.performRequest(request);
    }
  }

  @Override
  public ConnectionAnchor getSourceConnectionAnchor(ConnectionEditPart connection) {
    Optional<GroupPart> folded = foldedGroup();
    return folded.isPresent() ? new GroupAnchor((GroupFigure) folded.get().getFigure(), false) : PortAnchor.output(operatorFigure(), Ports.index(outputs(), ((StreamPart) connection).stream().getSourcePort()));
  }

  @Override
  public ConnectionAnchor getSourceConnectionAnchor(Request request) {
    return BackwardStream.isMarked(request) ? PortAnchor.input(operatorFigure(), policy().input(request))
        : PortAnchor.output(operatorFigure(), policy().output(request));
  }

  @Override
  public ConnectionAnchor getTargetConnectionAnchor(ConnectionEditPart connection) {
    Optional<GroupPart> folded = foldedGroup();
    return folded.isPresent() ? new GroupAnchor((GroupFigure) folded.get().getFigure(), true) : PortAnchor.input(operatorFigure(), Ports.index(inputs(), ((StreamPart) connection).stream().getTargetPort()));
  }

  @Override
  public ConnectionAnchor getTargetConnectionAnchor(Request request) {
    return BackwardStream.isMarked(request) ? PortAnchor.output(operatorFigure(), policy().output(request))
        : PortAnchor.input(operatorFigure(), policy().input(request));
  }

  @Override
  protected IFigure createFigure() {
    OperatorFigure figure = new OperatorFigure();
    figure.setTip(() -> Tips.of(diagram(), operator(), LiveView.of(getViewer())));
    figure.addMouseMotionListener(new MouseMotionListener.Stub() {
      @Override
      public void mouseEntered(MouseEvent event) {
        figure.setHovered(true);
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
    installEditPolicy(EditPolicy.COMPONENT_ROLE, new OperatorDeletePolicy());
    installEditPolicy(EditPolicy.GRAPHICAL_NODE_ROLE, new OperatorNodePolicy());
    installEditPolicy(EditPolicy.DIRECT_EDIT_ROLE, new NameEditPolicy());
  }

  @Override
  protected List<Stream> getModelSourceConnections() {
    return operator().getOutgoing().stream().filter(OperatorPart::isDrawn).toList();
  }

  @Override
  protected List<Stream> getModelTargetConnections() {
    return operator().getIncoming().stream().filter(OperatorPart::isDrawn).toList();
  }

  @Override
  protected void refreshVisuals() {
    OperatorFigure figure = operatorFigure();
    Optional<OperatorKind> kind = diagram().kind(operator());
    figure.restyle();
    figure.setKind(kind.map(known -> StillwaterImages.operatorImage(known.icon())).orElseGet(() -> StillwaterImages.kindImage(operator().getKind())), kind.map(OperatorKind::category).orElse(""));
    figure.setTexts(JobDiagram.nameOf(operator()), operator().getUid() == null ? Messages.OperatorPart_noUid : operator().getUid());
    int parallelism = JobParallelism.of(operator(), diagram().catalog());
    figure.setBadge(parallelism > 1 ? "\u00d7" + parallelism : "");
    figure.setStates(holds(HeldState.Scope.KEYED) ? StillwaterImages.image(StillwaterImages.KEYED_STATE) : null,
        holds(HeldState.Scope.OPERATOR) ? StillwaterImages.image(StillwaterImages.OPERATOR_STATE) : null);
    figure.setPorts(inputs(), outputs(), wantedSize());
    shownProblems = diagram().problems().of(operator());
    figure.setProblems(ProblemLook.image(shownProblems), ProblemLook.color(shownProblems));
    refreshPlace();
    refreshStreams();
  }

  /** Takes the place and size of the operator from the layout, and nothing else. */
  void refreshPlace() {
    OperatorFigure figure = operatorFigure();
    figure.setPorts(inputs(), outputs(), wantedSize());
    figure.setVisible(foldedGroup().isEmpty());
    ((GraphicalEditPart) getParent()).setLayoutConstraint(this, figure, place());
  }

  /** Where the operator lies, in pixels at 100 percent, also while its group is folded. */
  Rectangle place() {
    return new Rectangle(diagram().location(operator()), operatorFigure().getPreferredSize());
  }

  /** The part of the group in which the operator is folded away. */
  public Optional<GroupPart> foldedGroup() {
    return diagram().group(operator()).filter(GroupLayout::isFolded).map(group -> getViewer().getEditPartRegistry().get(group))
        .filter(GroupPart.class::isInstance).map(GroupPart.class::cast);
  }

  /** Shows the problems of the last check, if they are others than are shown. */
  void refreshProblems() {
    List<JobProblem> problems = diagram().problems().of(operator());
    if (!problems.equals(shownProblems)) {
      shownProblems = problems;
      operatorFigure().setProblems(ProblemLook.image(problems), ProblemLook.color(problems));
    }
    for (Object connection : getSourceConnections()) {
      ((StreamPart) connection).refreshProblems();
    }
  }

  /** Takes the routes of the streams that begin here from the layout. */
  void refreshRoutes() {
    for (Object connection : getSourceConnections()) {
      ((StreamPart) connection).refreshRoute();
    }
  }

  private Dimension wantedSize() {
    Dimension standard = OperatorFigure.standardSize();
    return diagram().node(operator()).map(node -> new Dimension(Math.max(standard.width, node.getWidth()), Math.max(standard.height, node.getHeight())))
        .orElse(standard);
  }

  private boolean holds(HeldState.Scope scope) {
    return diagram().kind(operator()).map(kind -> HeldState.of(operator(), kind)).orElse(List.of()).stream().anyMatch(state -> state.scope() == scope);
  }

  @Override
  protected AccessibleEditPart getAccessibleEditPart() {
    if (accessible == null) {
      accessible = new AccessibleGraphicalEditPart() {
        @Override
        public void getName(AccessibleEvent event) {
          event.result = LiveView.of(getViewer()).map(live -> live.accessible(accessibleName(), operator())).orElseGet(() -> accessibleName());
        }
      };
    }
    return accessible;
  }

  /** What a screen reader says: name, kind and number of problems. */
  public String accessibleName() {
    String kind = diagram().kind(operator()).map(OperatorKind::label).orElse(String.valueOf(operator().getKind()));
    boolean isKeyed = holds(HeldState.Scope.KEYED);
    String state = isKeyed ? DiagramMessages.OperatorTip_keyedState : DiagramMessages.OperatorTip_operatorState;
    return NLS.bind(isKeyed || holds(HeldState.Scope.OPERATOR) ? DiagramMessages.OperatorPart_withState : DiagramMessages.OperatorPart_accessible,
        new Object[] {JobDiagram.nameOf(operator()), kind, ProblemLook.count(diagram().problems().of(operator())), state});
  }

  /** Index of the output at a location of the viewer's control; {@link OperatorFigure#NO_PORT} when there is none. */
  public int outputAt(Point location) {
    return operatorFigure().outputAt(inFigure(location));
  }

  /** Index of the input near a location of the viewer's control; {@link OperatorFigure#NO_PORT} when there is none. */
  public int inputAt(Point location) {
    return operatorFigure().inputAt(inFigure(location));
  }

  private boolean isOnUid(Point location) {
    return operatorFigure().uidFigure().containsPoint(inFigure(location));
  }

  private Point inFigure(Point location) {
    Point point = location.getCopy();
    getFigure().translateToRelative(point);
    return point;
  }

  private List<PortSpec> inputs() {
    return Ports.inputs(operator(), diagram().catalog());
  }

  private List<PortSpec> outputs() {
    return Ports.outputs(operator(), diagram().catalog());
  }

  private OperatorNodePolicy policy() {
    return (OperatorNodePolicy) getEditPolicy(EditPolicy.GRAPHICAL_NODE_ROLE);
  }

  /** Draws the streams of the operator again. */
  void refreshStreams() {
    for (Object connection : getSourceConnections()) {
      ((EditPart) connection).refresh();
    }
    for (Object connection : getTargetConnections()) {
      ((EditPart) connection).refresh();
    }
  }

  private void operatorChanged(Notification notification) {
    if (notification.getFeature() == JobPackage.Literals.OPERATOR__OUTGOING) {
      refreshSourceConnections();
    } else if (notification.getFeature() == JobPackage.Literals.OPERATOR__INCOMING) {
      refreshTargetConnections();
    } else {
      refreshVisuals();
    }
  }

  private static boolean isDrawn(Stream stream) {
    return stream.eContainer() != null && stream.getSource() != null && stream.getTarget() != null;
  }
}
