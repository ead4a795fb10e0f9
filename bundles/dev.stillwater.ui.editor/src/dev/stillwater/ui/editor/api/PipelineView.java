package dev.stillwater.ui.editor.api;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;

/**
 * What other parts may do with an open pipeline editor; an editor adapts to it.
 *
 * <p>THREADING: UI thread.
 */
public interface PipelineView {
  /** Whether the editor shows the job of this file. */
  boolean shows(IFile file);

  /** Selects the operator of the uid and scrolls to it; false when there is none or the job is still being loaded. */
  boolean reveal(String uid);

  /** Shows the numbers of a running job on the drawing, or takes all away; what comes faster than it can be shown is left out. */
  void setLive(Optional<LiveJob> job, LiveControl control);

  /** The file of the job; empty when it has none, or is still being loaded. */
  Optional<Path> file();

  /** The run that is drawn; empty for the drawing of a job's file, which may have many runs. */
  default Optional<String> run() {
    return Optional.empty();
  }

  /** What is drawn; empty while the job is being loaded. Cost: number of operators and streams. */
  Optional<DrawnJob> drawn();

  /** The ends of the selected stream; empty when none is selected. */
  Optional<LiveStream.Ends> selectedStream();

  /** The selected operator, or the source of the selected stream; empty when neither is selected, or the job has no file. Cost: writes the job into memory. */
  Optional<SelectedOperator> selected();

  /** The operator of the uid, as {@link #selected} gives it; empty when there is none, or the job has no file. Cost: writes the job into memory. */
  Optional<SelectedOperator> operator(String uid);
}
