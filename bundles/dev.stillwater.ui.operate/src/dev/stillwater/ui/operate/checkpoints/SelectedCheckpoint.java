package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.operate.jobs.JobSession;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.IAdaptable;

/**
 * What is selected in the Checkpoints view: the job, and a checkpoint of it, so that commands on jobs work there.
 *
 * <p>THREADING: immutable.
 *
 * @param session the job
 * @param row the checkpoint, if one is chosen
 */
public record SelectedCheckpoint(JobSession session, Optional<CheckpointRow> row) implements IAdaptable {
  @Override
  public <T> T getAdapter(Class<T> type) {
    if (type == JobSession.class) {
      return type.cast(session);
    }
    return type == Path.class ? type.cast(snapshot().orElse(null)) : null;
  }

  /** Where the checkpoint is, if it is complete, on this machine and still there as far as the job knows. */
  public Optional<Path> snapshot() {
    return session.isLocal() ? row.filter(each -> each.isCompleted() && !each.isDiscarded()).flatMap(CheckpointRow::path).map(Path::of) : Optional.empty();
  }
}
