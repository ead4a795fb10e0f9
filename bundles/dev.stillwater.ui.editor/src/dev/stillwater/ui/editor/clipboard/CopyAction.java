package dev.stillwater.ui.editor.clipboard;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.JobFragment;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.policies.NoticeLine;
import java.util.List;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.ui.actions.SelectionAction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Copies the selected operators with the streams between them, or cuts them out.
 *
 * <p>THREADING: UI thread.
 */
public final class CopyAction extends SelectionAction {
  private final boolean isCutting;

  private CopyAction(IWorkbenchPart part, boolean isCutting) {
    super(part);
    this.isCutting = isCutting;
    setLazyEnablementCalculation(false);
    setId((isCutting ? ActionFactory.CUT : ActionFactory.COPY).getId());
    setText(isCutting ? Messages.CopyAction_cut : Messages.CopyAction_text);
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    setImageDescriptor(images.getImageDescriptor(isCutting ? ISharedImages.IMG_TOOL_CUT : ISharedImages.IMG_TOOL_COPY));
    setDisabledImageDescriptor(images.getImageDescriptor(isCutting ? ISharedImages.IMG_TOOL_CUT_DISABLED : ISharedImages.IMG_TOOL_COPY_DISABLED));
    setEnabled(false);
  }

  /** Copies the selection of the part. */
  public static CopyAction copy(IWorkbenchPart part) {
    return new CopyAction(part, false);
  }

  /** Cuts the selection of the part out; the streams heal. */
  public static CopyAction cut(IWorkbenchPart part) {
    return new CopyAction(part, true);
  }

  @Override
  protected boolean calculateEnabled() {
    return !parts().isEmpty();
  }

  @Override
  public void run() {
    List<OperatorPart> parts = parts();
    if (parts.isEmpty()) {
      return;
    }
    JobDiagram diagram = parts.getFirst().diagram();
    EditPartViewer viewer = parts.getFirst().getViewer();
    List<Operator> operators = parts.stream().map(OperatorPart::operator).toList();
    OperatorsTransfer.copy(JobFragment.of(diagram, operators), viewer.getControl().getDisplay());
    String what = what(operators);
    if (isCutting) {
      DeleteCommand command = DeleteCommand.healing(diagram, operators, List.of());
      command.setLabel(Messages.CutAction_label);
      execute(command);
    }
    NoticeLine.show(viewer, NLS.bind(isCutting ? Messages.CutAction_done : Messages.CopyAction_copied, what));
  }

  /** The operators in words: the name of a single one, else their number. */
  static String what(List<Operator> operators) {
    return operators.size() == 1 ? NLS.bind(Messages.CopyAction_one, JobDiagram.nameOf(operators.getFirst()))
        : NLS.bind(Messages.CopyAction_many, operators.size());
  }

  private List<OperatorPart> parts() {
    return getSelectedObjects().stream().filter(selected -> selected instanceof OperatorPart part && part.getParent() != null)
        .map(OperatorPart.class::cast).toList();
  }

  @SuppressWarnings("unchecked")
  @Override
  protected List<Object> getSelectedObjects() {
    return super.getSelectedObjects();
  }
}
