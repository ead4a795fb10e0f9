package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.ui.operate.snapshot.compare.CompareSnapshots;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/**
 * Compares the two snapshots that are selected, in the list of savepoints or in that of checkpoints: what the later one has that the earlier one had not.
 *
 * <p>THREADING: UI thread; the snapshots are read in the background.
 */
public final class CompareHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    List<Path> pair = SnapshotSelection.pair(event.getApplicationContext()).orElse(List.of());
    if (!pair.isEmpty()) {
      CompareSnapshots.open(pair.getFirst(), pair.getLast());
    }
    return null;
  }

  @Override
  public void setEnabled(Object evaluationContext) {
    setBaseEnabled(SnapshotSelection.pair(evaluationContext).isPresent());
  }
}
