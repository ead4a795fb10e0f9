package dev.stillwater.ui.editor.api;

import java.util.Map;
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

  /** Shows the notes on the operators of these uids and no others; an empty map takes all away. */
  void setNotes(Map<String, OperatorNote> byUid);

  /** The selected operator, or the source of the selected stream; empty when neither is selected, or the job has no file. Cost: writes the job into memory. */
  Optional<SelectedOperator> selected();

  /** The operator of the uid, as {@link #selected} gives it; empty when there is none, or the job has no file. Cost: writes the job into memory. */
  Optional<SelectedOperator> operator(String uid);
}
