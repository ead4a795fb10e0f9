package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.parts.OperatorPart;
import java.util.List;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.ComponentEditPolicy;
import org.eclipse.gef.requests.GroupRequest;

/**
 * Deletes an operator with its streams.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorDeletePolicy extends ComponentEditPolicy {
  @Override
  protected Command createDeleteCommand(GroupRequest request) {
    OperatorPart part = (OperatorPart) getHost();
    return new DeleteCommand(part.diagram(), List.of(part.operator()), List.of());
  }
}
