package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.job.BendPoint;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.figures.StreamRouter;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.policies.JobLayoutPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.draw2d.ConnectionLayer;
import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.FreeformLayout;
import org.eclipse.draw2d.IFigure;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.SnapToGrid;
import org.eclipse.gef.SnapToHelper;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.editpolicies.RootComponentEditPolicy;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.AccessibleEvent;

/**
 * The canvas: a job with its operators.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
public final class JobPart extends AbstractGraphicalEditPart {
  private AccessibleEditPart accessible;
  private final EContentAdapter jobListener = ModelListener.deep(this::jobChanged);
  private final EContentAdapter layoutListener = ModelListener.deep(this::layoutChanged);
  private final Runnable problemListener = this::refreshProblems;
  private ChainBands bands;

  /** The diagram that is drawn. */
  public JobDiagram diagram() {
    return (JobDiagram) getModel();
  }

  @Override
  public void activate() {
    if (!isActive()) {
      super.activate();
      bands = new ChainBands(diagram(), getViewer(), getLayer(DiagramRoot.CHAINS));
      bands.later();
      diagram().job().eAdapters().add(jobListener);
      diagram().layout().eAdapters().add(layoutListener);
      diagram().addProblemListener(problemListener);
    }
  }

  @Override
  public void deactivate() {
    if (isActive()) {
      diagram().removeProblemListener(problemListener);
      diagram().layout().eAdapters().remove(layoutListener);
      diagram().job().eAdapters().remove(jobListener);
      bands.dispose();
      super.deactivate();
    }
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Object getAdapter(Class key) {
    if (key == SnapToHelper.class) {
      boolean isSnapping = Boolean.TRUE.equals(getViewer().getProperty(SnapToGrid.PROPERTY_GRID_ENABLED));
      return isSnapping ? new SnapToGrid(this) : null;
    }
    if (key == Job.class) {
      return diagram().job();
    }
    return super.getAdapter(key);
  }

  /** Draws all operators and streams again, after colours or fonts changed. */
  public void refreshOperators() {
    for (Object child : getChildren()) {
      ((EditPart) child).refresh();
    }
  }

  @Override
  protected IFigure createFigure() {
    FreeformLayer layer = new FreeformLayer();
    layer.setLayoutManager(new FreeformLayout());
    return layer;
  }

  @Override
  protected void refreshVisuals() {
    ((ConnectionLayer) getLayer(LayerConstants.CONNECTION_LAYER)).setConnectionRouter(new StreamRouter());
  }

  @Override
  protected void createEditPolicies() {
    installEditPolicy(EditPolicy.COMPONENT_ROLE, new RootComponentEditPolicy());
    installEditPolicy(EditPolicy.LAYOUT_ROLE, new JobLayoutPolicy());
  }

  @Override
  protected List<EObject> getModelChildren() {
    // What comes first lies below.
    List<EObject> children = new ArrayList<>(diagram().layout().getGroups());
    children.addAll(diagram().job().getOperators());
    children.addAll(diagram().layout().getNotes());
    return children;
  }

  @Override
  protected AccessibleEditPart getAccessibleEditPart() {
    if (accessible == null) {
      accessible = new AccessibleGraphicalEditPart() {
        @Override
        public void getName(AccessibleEvent event) {
          event.result = NLS.bind(Messages.JobPart_accessible, diagram().job().getName(), Quantities.operators(diagram().job().getOperators().size()));
        }
      };
    }
    return accessible;
  }

  private void jobChanged(Notification notification) {
    bands.later();
    if (notification.getNotifier() != diagram().job()) {
      return;
    }
    if (notification.getFeature() == JobPackage.Literals.JOB__OPERATORS) {
      refreshChildren();
      refreshGroups();
    } else if (notification.getFeature() == JobPackage.Literals.JOB__STREAMS) {
      refreshEnds(notification.getOldValue());
      refreshEnds(notification.getNewValue());
    } else {
      refreshOperators();
    }
  }

  /** Groups lie around the operators that there are. */
  private void refreshGroups() {
    for (Object child : getChildren()) {
      if (child instanceof GroupPart group) {
        group.refresh();
      }
    }
  }

  private void refreshProblems() {
    for (Object child : getChildren()) {
      if (child instanceof OperatorPart operator) {
        operator.refreshProblems();
      } else if (child instanceof GroupPart group) {
        group.refreshProblems();
      }
    }
  }

  private void refreshEnds(Object stream) {
    if (stream instanceof Stream changed) {
      part(changed.getSource()).ifPresent(EditPart::refresh);
      part(changed.getTarget()).ifPresent(EditPart::refresh);
    }
  }

  private Optional<OperatorPart> part(Operator operator) {
    return operator != null && getViewer().getEditPartRegistry().get(operator) instanceof OperatorPart part ? Optional.of(part) : Optional.empty();
  }

  private void layoutChanged(Notification notification) {
    switch (notification.getNotifier()) {
      case NodeLayout node when notification.getFeature() == JobPackage.Literals.NODE_LAYOUT__UID -> refreshOperators();
      case NodeLayout node -> diagram().operators(node.getUid()).forEach(operator -> part(operator).ifPresent(OperatorPart::refreshPlace));
      case StreamLayout route -> refreshRoute(route);
      case BendPoint bend -> refreshRoute(bend.eContainer());
      case JobLayout layout when notification.getFeature() == JobPackage.Literals.JOB_LAYOUT__STREAMS -> {
        refreshRoute(notification.getOldValue());
        refreshRoute(notification.getNewValue());
      }
      case JobLayout layout when notification.getFeature() == JobPackage.Literals.JOB_LAYOUT__NODES -> refreshPlaces(notification);
      case JobLayout layout -> {
        refreshChildren();
        if (notification.getFeature() == JobPackage.Literals.JOB_LAYOUT__GROUPS) {
          refreshOperators();
        }
      }
      default -> {
        // Groups and notes hear their own changes.
      }
    }
  }

  private void refreshPlaces(Notification notification) {
    Object node = notification.getEventType() == Notification.ADD ? notification.getNewValue() : notification.getOldValue();
    if (node instanceof NodeLayout single) {
      diagram().operators(single.getUid()).forEach(operator -> part(operator).ifPresent(OperatorPart::refreshPlace));
    } else {
      refreshOperators();
    }
  }

  private void refreshRoute(Object route) {
    if (route instanceof StreamLayout changed) {
      diagram().operators(changed.getSourceUid()).forEach(operator -> part(operator).ifPresent(OperatorPart::refreshStreams));
    } else if (route instanceof Collection<?>) {
      ((List<?>) getChildren()).stream().filter(OperatorPart.class::isInstance).forEach(part -> ((OperatorPart) part).refreshRoutes());
    }
  }
}
