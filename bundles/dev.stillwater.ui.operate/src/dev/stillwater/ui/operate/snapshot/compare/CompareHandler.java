package dev.stillwater.ui.operate.snapshot.compare;

import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Compares the snapshot of the active editor with another one, for which it asks.
 *
 * <p>THREADING: UI thread.
 */
public final class CompareHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    IEditorPart editor = HandlerUtil.getActiveEditor(event);
    Optional<Path> after = editor != null && editor.getEditorInput() instanceof SnapshotInput input ? Optional.of(input.path()) : Optional.empty();
    CompareDialog dialog = new CompareDialog(HandlerUtil.getActiveShell(event), after);
    if (dialog.open() == Window.OK) {
      CompareSnapshots.open(dialog.before(), dialog.after());
    }
    return null;
  }
}
