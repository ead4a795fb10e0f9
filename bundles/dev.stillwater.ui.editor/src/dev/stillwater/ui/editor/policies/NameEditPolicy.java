package dev.stillwater.ui.editor.policies;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.DirectEditPolicy;
import org.eclipse.gef.requests.DirectEditRequest;

/**
 * Turns what was typed in place into a change of the operator's name; a blank text takes the name away, so that the uid is shown.
 *
 * <p>THREADING: UI thread.
 */
public final class NameEditPolicy extends DirectEditPolicy {
  @Override
  protected Command getDirectEditCommand(DirectEditRequest request) {
    String text = ((String) request.getCellEditor().getValue()).strip();
    Operator operator = (Operator) getHost().getModel();
    boolean isUid = operator.getName() == null && text.equals(operator.getUid());
    return isUid ? null
        : new ChangeFeatureCommand(operator, JobPackage.Literals.OPERATOR__NAME, text.isEmpty() ? null : text, Messages.NameEditPolicy_label);
  }

  @Override
  protected void showCurrentEditValue(DirectEditRequest request) {
    // The text lies above the name; there is nothing to show below it.
  }
}
