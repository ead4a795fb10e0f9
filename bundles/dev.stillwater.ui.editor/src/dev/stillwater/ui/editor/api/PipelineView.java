package dev.stillwater.ui.editor.api;

import java.util.Map;
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
}
