package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.SelectedJob;
import dev.stillwater.ui.operate.launch.RunFromSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/**
 * Starts a job with the state of the snapshot that is selected: the dialog of launches opens with the snapshot and its job, and shows there what would
 * become of the
 * state.
 *
 * <p>THREADING: UI thread.
 */
public final class RestoreHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    Object context = event.getApplicationContext();
    List<CatalogEntry> entries = SnapshotSelection.of(context);
    Optional<Path> job = entries.isEmpty() ? SelectedJob.of(context).flatMap(JobSession::jobFile) : entries.getFirst().origin().jobPath().map(Path::of);
    SnapshotSelection.path(context).ifPresent(snapshot -> RunFromSnapshot.open(snapshot, job));
    return null;
  }

  @Override
  public void setEnabled(Object evaluationContext) {
    setBaseEnabled(SnapshotSelection.path(evaluationContext).isPresent());
  }
}
