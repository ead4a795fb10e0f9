package dev.stillwater.ui.operate.live;

import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import java.util.Optional;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Opens the last records of the stream that is selected on the drawing, else of the first stream of the job.
 *
 * <p>THREADING: UI thread.
 */
public final class RecordsHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.isLocal();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    IEditorPart editor = window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
    PipelineView view = editor == null ? null : editor.getAdapter(PipelineView.class);
    boolean isShown = view != null && view.file().isPresent() && view.file().equals(session.jobFile());
    Optional<LiveStream.Ends> stream = isShown ? view.selectedStream() : Optional.empty();
    RecordsView.open(session.jobId(), stream);
  }
}
