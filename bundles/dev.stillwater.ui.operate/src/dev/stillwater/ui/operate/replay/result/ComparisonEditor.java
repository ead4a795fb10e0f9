package dev.stillwater.ui.operate.replay.result;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/**
 * Shows what came of a replay: the verdict, and page by page what differs and where it comes from. While the replay still runs, how far it is.
 *
 * <p>THREADING: UI thread; results are read in jobs. LIFECYCLE: as the platform's editors.
 */
public final class ComparisonEditor extends EditorPart {
  /** Id of the editor. */
  public static final String ID = "dev.stillwater.ui.operate.replay.result";

  private Label label;

  /**
   * Opens the editor of the replay in the folder, or brings it to the front. It may be called as soon as the folder is there.
   *
   * @throws PartInitException if the editor cannot be opened
   */
  public static ComparisonEditor open(IWorkbenchPage page, Path replayFolder) throws PartInitException {
    return (ComparisonEditor) page.openEditor(new ReplayFolderInput(replayFolder), ID);
  }

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    if (!(input instanceof ReplayFolderInput)) {
      throw new PartInitException(NLS.bind("{0} is no replay.", input.getName()));
    }
    setSite(site);
    setInput(input);
    setPartName(input.getName());
  }

  @Override
  public void createPartControl(Composite parent) {
    label = new Label(parent, SWT.WRAP);
    label.setText(((ReplayFolderInput) getEditorInput()).folder().toString());
  }

  @Override
  public void setFocus() {
    label.setFocus();
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    // Nothing can be changed here.
  }

  @Override
  public void doSaveAs() {
    // Nothing can be changed here.
  }

  @Override
  public boolean isDirty() {
    return false;
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }
}
