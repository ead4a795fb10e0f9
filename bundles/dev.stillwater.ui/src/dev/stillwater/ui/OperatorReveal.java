package dev.stillwater.ui;

import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;

/**
 * What an editor adapts to when it can show one operator of its job; how navigator and console links get there.
 *
 * <p>THREADING: UI thread.
 */
@FunctionalInterface
public interface OperatorReveal {
  /** Selects the operator and scrolls to it, as soon as the job is loaded; does nothing when there is no such operator. */
  void revealOperator(String uid);

  /**
   * Opens the job's editor, or brings it to the top, and reveals the operator.
   *
   * @throws PartInitException if the editor cannot be opened
   */
  static void open(IWorkbenchPage page, IFile job, String uid) throws PartInitException {
    IEditorPart editor = IDE.openEditor(page, job, true);
    OperatorReveal reveal = editor == null ? null : editor.getAdapter(OperatorReveal.class);
    if (reveal != null) {
      reveal.revealOperator(uid);
    }
  }
}
