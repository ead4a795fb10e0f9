package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.SessionFailure;
import java.util.Optional;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Opens the record at which a job failed: its line in the file that it was read from, else its values in a window.
 *
 * <p>THREADING: UI thread.
 */
public final class OpenRecordHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    Optional<SessionFailure> last = OpenOperatorHandler.last(session);
    return last.flatMap(SessionFailure::record).or(() -> last.flatMap(SessionFailure::position)).isPresent();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    SessionFailure failure = OpenOperatorHandler.last(session).orElseThrow();
    Optional<RecordPlace> place = failure.position().flatMap(RecordPlace::of);
    if (place.isPresent()) {
      place.get().open(window, () -> new RecordDialog(window.getShell(), session, failure).open());
    } else {
      new RecordDialog(window.getShell(), session, failure).open();
    }
  }
}
