package dev.stillwater.ui.editor.source;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;

/**
 * An editor for the Java source of a job's functions: colours, and the mistakes that the compiler of jobs finds, while one types and in the Problems view.
 *
 * <p>THREADING: UI thread; the source is checked elsewhere. LIFECYCLE: as the platform's editors.
 */
public final class JavaSourceEditor extends TextEditor {
  /** Id of the editor. */
  public static final String ID = "dev.stillwater.ui.editor.source";

  private static final int DELAY_MS = 300;

  private final Runnable check = this::check;
  private final IDocumentListener listener = new IDocumentListener() {
    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
      // Only what comes of it counts.
    }

    @Override
    public void documentChanged(DocumentEvent event) {
      checkSoon();
    }
  };
  private IDocument watched;

  @Override
  protected void initializeEditor() {
    super.initializeEditor();
    setSourceViewerConfiguration(new Configuration());
    setEditorContextMenuId("#JavaSourceEditorContext");
  }

  @Override
  public void createPartControl(Composite parent) {
    super.createPartControl(parent);
    getSourceViewer().getTextWidget().setData("dev.stillwater.id", "java-source");
    StillwaterColors.onChange(getSourceViewer().getTextWidget(), () -> getSourceViewer().invalidateTextPresentation());
    watch();
  }

  @Override
  protected void doSetInput(IEditorInput input) throws CoreException {
    super.doSetInput(input);
    if (getSourceViewer() != null) {
      watch();
    }
  }

  @Override
  public void dispose() {
    boolean isDropped = isDirty();
    if (watched != null) {
      watched.removeDocumentListener(listener);
    }
    if (isDropped && getEditorInput().getAdapter(IFile.class) instanceof IFile file) {
      JavaMarkers.updateSaved(file);
    }
    super.dispose();
  }

  private void watch() {
    if (watched != null) {
      watched.removeDocumentListener(listener);
    }
    watched = getDocumentProvider() == null ? null : getDocumentProvider().getDocument(getEditorInput());
    if (watched != null) {
      watched.addDocumentListener(listener);
      checkSoon();
    }
  }

  private void checkSoon() {
    if (getSourceViewer() != null && getSourceViewer().getTextWidget() != null && !getSourceViewer().getTextWidget().isDisposed()) {
      getSourceViewer().getTextWidget().getDisplay().timerExec(DELAY_MS, check);
    }
  }

  private void check() {
    boolean isOpen = getSourceViewer() != null && getSourceViewer().getTextWidget() != null && !getSourceViewer().getTextWidget().isDisposed();
    if (isOpen && watched != null && getEditorInput().getAdapter(IFile.class) instanceof IFile file) {
      JavaMarkers.update(file, watched.get());
    }
  }

  /** What the viewer of Java source can do beyond plain text. */
  private static final class Configuration extends TextSourceViewerConfiguration {
    Configuration() {
      super(EditorsUI.getPreferenceStore());
    }

    @Override
    public IPresentationReconciler getPresentationReconciler(ISourceViewer viewer) {
      PresentationReconciler reconciler = new PresentationReconciler();
      JavaColors colors = new JavaColors();
      reconciler.setDamager(colors, IDocument.DEFAULT_CONTENT_TYPE);
      reconciler.setRepairer(colors, IDocument.DEFAULT_CONTENT_TYPE);
      return reconciler;
    }

    @Override
    public int getTabWidth(ISourceViewer viewer) {
      return 2;
    }
  }
}
