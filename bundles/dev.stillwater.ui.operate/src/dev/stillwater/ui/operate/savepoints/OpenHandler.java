package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.ui.operate.snapshot.SnapshotEditor;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the snapshot that is selected, in a list of savepoints or of checkpoints, in its editor.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Path snapshot = SnapshotSelection.path(event.getApplicationContext()).orElse(null);
    if (snapshot != null) {
      try {
        HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().openEditor(new SnapshotInput(snapshot), SnapshotEditor.ID);
      } catch (PartInitException problem) {
        throw new ExecutionException(problem.getMessage(), problem);
      }
    }
    return null;
  }

  @Override
  public void setEnabled(Object evaluationContext) {
    setBaseEnabled(SnapshotSelection.path(evaluationContext).isPresent());
  }
}
