package dev.stillwater.ui.editor.outline;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.model.JobDiagram;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartFactory;

/**
 * Makes the edit parts of the Outline's tree.
 *
 * <p>THREADING: UI thread.
 */
final class OutlinePartFactory implements EditPartFactory {
  @Override
  public EditPart createEditPart(EditPart context, Object model) {
    return switch (model) {
      case JobDiagram diagram -> new JobTreePart(diagram);
      case Operator operator -> new OperatorTreePart(operator);
      default -> throw new IllegalArgumentException("The Outline has no " + model.getClass().getName() + '.');
    };
  }
}
