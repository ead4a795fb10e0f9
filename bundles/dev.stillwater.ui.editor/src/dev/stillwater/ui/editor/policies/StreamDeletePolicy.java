package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.parts.StreamPart;
import java.util.List;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.ConnectionEditPolicy;
import org.eclipse.gef.requests.GroupRequest;

/**
 * Deletes a stream.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamDeletePolicy extends ConnectionEditPolicy {
  @Override
  protected Command getDeleteCommand(GroupRequest request) {
    StreamPart part = (StreamPart) getHost();
    return new DeleteCommand(part.diagram(), List.of(), List.of(part.stream()));
  }
}
