package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.model.JobDiagram;
import org.eclipse.gef.EditPart;
import org.eclipse.ui.views.properties.tabbed.ITypeMapper;

/**
 * Tells the Properties view which kind of model object a selected edit part stands for.
 *
 * <p>THREADING: UI thread.
 */
public final class ModelTypeMapper implements ITypeMapper {
  @Override
  public Class<?> mapType(Object selected) {
    Object model = selected instanceof EditPart part ? part.getModel() : selected;
    return switch (model) {
      case Operator operator -> Operator.class;
      case Stream stream -> Stream.class;
      case GroupLayout group -> GroupLayout.class;
      case NoteLayout note -> NoteLayout.class;
      case JobDiagram diagram -> Job.class;
      case null -> Object.class;
      default -> model.getClass();
    };
  }
}
