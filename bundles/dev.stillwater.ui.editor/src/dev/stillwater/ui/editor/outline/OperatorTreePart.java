package dev.stillwater.ui.editor.outline;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.ModelListener;
import java.util.List;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.gef.editparts.AbstractTreeEditPart;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;

/**
 * An operator in the Outline's tree.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
final class OperatorTreePart extends AbstractTreeEditPart {
  private final Adapter listener = new ModelListener(notification -> refreshVisuals());

  private boolean isChosen;
  private boolean hasProblem;
  private boolean hasError;

  OperatorTreePart(Operator operator) {
    super(operator);
  }

  @Override
  public void activate() {
    if (!isActive()) {
      super.activate();
      showProblems();
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
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Object getAdapter(Class key) {
    return key.isInstance(operator()) ? operator() : super.getAdapter(key);
  }

  @Override
  protected String getText() {
    String name = JobDiagram.nameOf(operator());
    boolean isUid = operator().getUid() == null || name.equals(operator().getUid());
    return isUid ? name : NLS.bind(DiagramMessages.OperatorTreePart_text, name, operator().getUid());
  }

  @Override
  protected Image getImage() {
    Image icon = StillwaterImages.kindImage(operator().getKind());
    String overlay = hasError ? StillwaterImages.OVERLAY_ERROR : StillwaterImages.OVERLAY_WARNING;
    String name = "kind:" + operator().getKind();
    Image base = isChosen ? StillwaterImages.onPlate(icon, name) : icon;
    return hasProblem ? StillwaterImages.decorated(base, name + isChosen, overlay) : base;
  }

  /** Whether its row is selected, so that its icon must not have the colour of the selection. */
  void setChosen(boolean isChosenNow) {
    if (isChosen != isChosenNow) {
      isChosen = isChosenNow;
      refreshVisuals();
    }
  }

  /** Takes the problems of the last check. */
  void showProblems() {
    List<JobProblem> problems = ((JobDiagram) getParent().getModel()).problems().of(operator());
    boolean hasErrorNow = problems.stream().anyMatch(JobProblem::isError);
    if (hasProblem == problems.isEmpty() || hasError != hasErrorNow) {
      hasProblem = !problems.isEmpty();
      hasError = hasErrorNow;
      refreshVisuals();
    }
  }

  private Operator operator() {
    return (Operator) getModel();
  }
}
