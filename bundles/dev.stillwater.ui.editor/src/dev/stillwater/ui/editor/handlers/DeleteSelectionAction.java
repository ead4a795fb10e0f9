package dev.stillwater.ui.editor.handlers;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.parts.StreamPart;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.ui.actions.SelectionAction;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Deletes what is selected, operators with their streams, as one step.
 *
 * <p>THREADING: UI thread.
 */
public final class DeleteSelectionAction extends SelectionAction {
  /** Deletes the selection of the part. */
  public DeleteSelectionAction(IWorkbenchPart part) {
    super(part);
    setLazyEnablementCalculation(false);
  }

  @Override
  protected void init() {
    super.init();
    setId(ActionFactory.DELETE.getId());
    setText(Messages.DeleteSelectionAction_text);
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    setImageDescriptor(images.getImageDescriptor(ISharedImages.IMG_TOOL_DELETE));
    setDisabledImageDescriptor(images.getImageDescriptor(ISharedImages.IMG_TOOL_DELETE_DISABLED));
    setEnabled(false);
  }

  @Override
  protected boolean calculateEnabled() {
    Command command = command();
    return command != null && command.canExecute();
  }

  @Override
  public void run() {
    execute(command());
  }

  private Command command() {
    JobDiagram diagram = null;
    List<Operator> operators = new ArrayList<>();
    List<Stream> streams = new ArrayList<>();
    for (Object selected : getSelectedObjects()) {
      if (selected instanceof OperatorPart part && part.getParent() != null) {
        diagram = part.diagram();
        operators.add(part.operator());
      } else if (selected instanceof StreamPart part && part.diagram() != null) {
        diagram = part.diagram();
        streams.add(part.stream());
      }
    }
    return diagram == null ? null : new DeleteCommand(diagram, operators, streams);
  }
}
