package dev.stillwater.ui.editor.outline;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.find.DiagramSearch;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.ModelListener;
import java.util.List;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.editparts.AbstractTreeEditPart;
import org.eclipse.gef.editpolicies.RootComponentEditPolicy;

/**
 * The job in the Outline's tree.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
final class JobTreePart extends AbstractTreeEditPart {
  private final Adapter listener = new ModelListener(notification -> {
    if (notification.getFeature() == JobPackage.Literals.JOB__OPERATORS) {
      refreshChildren();
    }
  });

  private final Runnable problems = () -> {
    for (Object child : getChildren()) {
      ((OperatorTreePart) child).showProblems();
    }
  };

  JobTreePart(JobDiagram diagram) {
    super(diagram);
  }

  @Override
  public void activate() {
    if (!isActive()) {
      super.activate();
      diagram().job().eAdapters().add(listener);
      diagram().addProblemListener(problems);
    }
  }

  @Override
  public void deactivate() {
    if (isActive()) {
      diagram().job().eAdapters().remove(listener);
      diagram().removeProblemListener(problems);
      super.deactivate();
    }
  }

  @Override
  protected List<Operator> getModelChildren() {
    return DiagramSearch.inOrder(diagram());
  }

  @Override
  protected void createEditPolicies() {
    installEditPolicy(EditPolicy.COMPONENT_ROLE, new RootComponentEditPolicy());
  }

  private JobDiagram diagram() {
    return (JobDiagram) getModel();
  }
}
