package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.model.JobDiagram;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartFactory;

/**
 * Makes the edit parts of the drawing.
 *
 * <p>THREADING: UI thread.
 */
public final class DiagramPartFactory implements EditPartFactory {
  @Override
  public EditPart createEditPart(EditPart context, Object model) {
    EditPart part = switch (model) {
      case JobDiagram diagram -> new JobPart();
      case Operator operator -> new OperatorPart();
      case Stream stream -> new StreamPart();
      case GroupLayout group -> new GroupPart();
      case NoteLayout note -> new NotePart();
      default -> throw new IllegalArgumentException("Nothing draws a " + model.getClass().getName() + '.');
    };
    part.setModel(model);
    return part;
  }
}
