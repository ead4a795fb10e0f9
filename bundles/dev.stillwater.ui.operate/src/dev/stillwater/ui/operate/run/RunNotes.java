package dev.stillwater.ui.operate.run;

import dev.stillwater.host.JobProgress;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.api.OperatorNote;
import dev.stillwater.ui.editor.api.PipelineView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * The live record counts of a run on the operators of its open diagram; they stay until the next run or until the job changes.
 *
 * <p>THREADING: called by the run's Eclipse job; the diagram is touched on the UI thread, at most five times a second.
 */
final class RunNotes {
  private final Optional<IFile> job;
  private Optional<JobProgress> shown = Optional.empty();

  RunNotes(JobRun run) {
    job = run.resource();
  }

  /** Shows the counts if they are news. */
  void show(JobProgress progress) {
    if (job.isEmpty() || shown.filter(progress::equals).isPresent()) {
      return;
    }
    shown = Optional.of(progress);
    Map<String, OperatorNote> notes = new LinkedHashMap<>();
    progress.operators().forEach((uid, operator) -> notes.put(uid, note(operator)));
    post(notes);
  }

  private static OperatorNote note(JobProgress.OperatorProgress operator) {
    long count = Math.max(operator.recordsIn(), operator.recordsOut());
    String toolTip = NLS.bind(Messages.note_toolTip, Quantities.records(operator.recordsIn()), Quantities.records(operator.recordsOut()));
    return new OperatorNote(NLS.bind(Messages.note_text, Quantities.shortCount(count)), toolTip);
  }

  private void post(Map<String, OperatorNote> notes) {
    if (PlatformUI.isWorkbenchRunning()) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> showNow(notes));
    }
  }

  private void showNow(Map<String, OperatorNote> notes) {
    for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
      for (IWorkbenchPage page : window.getPages()) {
        for (IEditorReference reference : page.getEditorReferences()) {
          IEditorPart editor = reference.getEditor(false);
          PipelineView view = editor == null ? null : editor.getAdapter(PipelineView.class);
          if (view != null && view.shows(job.get())) {
            view.setNotes(notes);
          }
        }
      }
    }
  }
}
