package dev.stillwater.ui.editor.outline;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.ModelListener;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.gef.editparts.AbstractTreeEditPart;
import org.eclipse.swt.graphics.Image;

/**
 * An operator in the Outline's tree.
 *
 * <p>THREADING: UI thread. LIFECYCLE: hears the model from activate to deactivate.
 */
final class OperatorTreePart extends AbstractTreeEditPart {
  private final Adapter listener = new ModelListener(notification -> refreshVisuals());

  OperatorTreePart(Operator operator) {
    super(operator);
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
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Object getAdapter(Class key) {
    return key.isInstance(operator()) ? operator() : super.getAdapter(key);
  }

  @Override
  protected String getText() {
    return JobDiagram.nameOf(operator());
  }

  @Override
  protected Image getImage() {
    return StillwaterImages.kindImage(operator().getKind());
  }

  private Operator operator() {
    return (Operator) getModel();
  }
}
