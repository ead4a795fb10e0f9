package dev.stillwater.ui.editor.clipboard;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
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
 * Copies the selected operators with the streams between them, and the selected notes, or cuts them out.
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
    return Selected.of(getSelectedObjects()).isPresent();
  }

  @Override
  public void run() {
    Selected.of(getSelectedObjects()).ifPresent(this::copy);
  }

  private void copy(Selected selected) {
    EditPartViewer viewer = selected.viewer();
    OperatorsTransfer.copy(selected.fragment(), viewer.getControl().getDisplay());
    String what = what(selected.operators(), selected.notes().size());
    if (isCutting) {
      DeleteCommand command = DeleteCommand.healing(selected.diagram(), selected.operators(), List.of()).and(selected.notes(), selected.groups());
      command.setLabel(Messages.CutAction_label);
      execute(command);
    }
    NoticeLine.show(viewer, NLS.bind(isCutting ? Messages.CutAction_done : Messages.CopyAction_copied, what));
  }

  /** What was copied in words: the name of a single operator, else how many there are. */
  static String what(List<Operator> operators, int notes) {
    String noted = notes == 1 ? Messages.CopyAction_note : NLS.bind(Messages.CopyAction_notes, notes);
    if (operators.isEmpty()) {
      return noted;
    }
    String named = operators.size() == 1 ? NLS.bind(Messages.CopyAction_one, JobDiagram.nameOf(operators.getFirst()))
        : NLS.bind(Messages.CopyAction_many, operators.size());
    return notes == 0 ? named : NLS.bind(Messages.CopyAction_both, named, noted);
  }

  @SuppressWarnings("unchecked")
  @Override
  protected List<Object> getSelectedObjects() {
    return super.getSelectedObjects();
  }
}
