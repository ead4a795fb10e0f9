package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.operate.replay.result.ReplayFolderInput;
import dev.stillwater.ui.operate.savepoints.SavepointNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * The replay that a command means: the one that is selected in a list, else the one in the active editor.
 *
 * <p>THREADING: UI thread; nothing is read from the disk.
 */
final class SelectedReplay {
  private SelectedReplay() {
  }

  /** The folder of the replay. */
  static Optional<Path> of(Object context) {
    return Stream.of(ISources.ACTIVE_MENU_SELECTION_NAME, ISources.ACTIVE_CURRENT_SELECTION_NAME).flatMap(name -> entry(context, name).stream()).findFirst()
        .map(entry -> entry.folder().path()).or(() -> HandlerUtil.getVariable(context, ISources.ACTIVE_EDITOR_NAME) instanceof IEditorPart editor
            && editor.getEditorInput() instanceof ReplayFolderInput input ? Optional.of(input.folder()) : Optional.empty());
  }

  /** The replay that is selected in a list. */
  static Optional<ReplayHistory.Entry> entry(Object context, String variable) {
    Object selection = HandlerUtil.getVariable(context, variable);
    Object first = selection instanceof IStructuredSelection structured && structured.size() == 1 ? structured.getFirstElement() : null;
    if (first instanceof ReplayHistory.Entry entry) {
      return Optional.of(entry);
    }
    return first instanceof SavepointNode ? Optional.ofNullable(Adapters.adapt(first, ReplayHistory.Entry.class)) : Optional.empty();
  }
}
