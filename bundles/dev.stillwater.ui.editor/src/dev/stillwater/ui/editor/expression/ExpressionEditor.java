package dev.stillwater.ui.editor.expression;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionAssist.Finding;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.compiler.expression.ExpressionProblem;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.UiThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.IUndoManager;
import org.eclipse.jface.text.TextViewerUndoManager;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.information.IInformationPresenter;
import org.eclipse.jface.text.information.InformationPresenter;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.jface.text.source.SourceViewerConfiguration;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/**
 * An editor for one expression: colours, content assist with types, what is wrong underlined while one types, an explanation of what is below the mouse.
 * It knows no job: whoever owns it says which fields there are and takes the text.
 *
 * <p>THREADING: UI thread; texts are checked elsewhere. LIFECYCLE: as long as its control.
 */
public final class ExpressionEditor {
  private static final int CHECK_DELAY_MS = 60;
  private static final int UNDO_STEPS = 100;

  private final SourceViewer viewer;
  private final ProposalList proposals;
  private final ProblemMarks marks;
  private final ExpressionChecker checker;
  private final List<Runnable> listeners = new ArrayList<>();
  private final Runnable check = this::check;
  private ExpressionAssist assist = new ExpressionAssist(List.of(), ExpressionAssist.Role.VALUE);
  private Finding finding = new Finding(List.of(), Optional.empty());
  private boolean isChecked;
  private int generation;

  /** The assistant, which tells whether its list has the focus. */
  private static final class ProposalList extends ContentAssistant {
    ProposalList() {
      super(true);
    }

    boolean hasFocus() {
      return hasProposalPopupFocus();
    }
  }

  /**
   * Makes the editor.
   *
   * @param style of the text, as constants of SWT, such as MULTI, WRAP and BORDER
   * @param checker checks what is typed; only ever used by one thread at a time
   */
  public ExpressionEditor(Composite parent, int style, ExpressionChecker checker) {
    this.checker = checker;
    viewer = new SourceViewer(parent, null, style);
    proposals = new ProposalList();
    viewer.configure(new Configuration());
    viewer.setDocument(new Document(), new AnnotationModel());
    viewer.getTextWidget().setFont(JFaceResources.getTextFont());
    viewer.getTextWidget().setMargins(3, 2, 3, 2);
    marks = new ProblemMarks(viewer);
    viewer.addTextListener(event -> {
      if (event.getDocumentEvent() != null) {
        changed();
      }
    });
    TextCommands.install(viewer);
    StillwaterColors.onChange(viewer.getTextWidget(), viewer::invalidateTextPresentation);
  }

  /** The text widget. */
  public StyledText control() {
    return viewer.getTextWidget();
  }

  /** What is typed. */
  public String text() {
    return viewer.getDocument().get();
  }

  /** Replaces the text and forgets how it came about. */
  public void setText(String text) {
    if (!text.equals(text())) {
      viewer.getDocument().set(text);
    }
    viewer.getUndoManager().reset();
    checkSoon();
  }

  /** Takes back the last typing; false when there is none. */
  public boolean undo() {
    boolean isUndoable = viewer.getUndoManager().undoable();
    if (isUndoable) {
      viewer.getUndoManager().undo();
    }
    return isUndoable;
  }

  /** Says which fields there are and what the value is for. */
  public void setAssist(ExpressionAssist newAssist) {
    if (!newAssist.fields().equals(assist.fields()) || newAssist.role() != assist.role()) {
      assist = newAssist;
      viewer.invalidateTextPresentation();
      checkSoon();
    }
  }

  /** What the last check has found; empty while the text has not been checked. */
  public Optional<Finding> finding() {
    return isChecked ? Optional.of(finding) : Optional.empty();
  }

  /** Calls the listener after each change of the text and after each check. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether a list of proposals has the focus, which then is not lost. */
  public boolean hasProposalFocus() {
    return proposals.hasFocus();
  }

  /** The viewer, for keys of whoever owns the editor. */
  public SourceViewer viewer() {
    return viewer;
  }

  private void changed() {
    isChecked = false;
    checkSoon();
    listeners.forEach(Runnable::run);
  }

  private void checkSoon() {
    generation++;
    control().getDisplay().timerExec(CHECK_DELAY_MS, check);
  }

  private void check() {
    if (control().isDisposed()) {
      return;
    }
    int started = generation;
    String text = text();
    ExpressionAssist now = assist;
    if (text.isBlank() || now.fields().isEmpty()) {
      take(started, new Finding(List.of(), Optional.empty()));
      return;
    }
    Job job = Job.create(Messages.ExpressionEditor_checking, (ICoreRunnable) monitor -> {
      Finding found = now.check(text, checker);
      UiThread.post(control(), () -> take(started, found));
    });
    job.setSystem(true);
    job.setPriority(Job.INTERACTIVE);
    job.schedule();
  }

  private void take(int started, Finding found) {
    if (started == generation) {
      finding = found;
      isChecked = true;
      marks.show(found.problems());
      listeners.forEach(Runnable::run);
    }
  }

  private List<ExpressionProblem> problems() {
    return isChecked ? finding.problems() : List.of();
  }

  /** What the viewer of an expression can do. */
  private final class Configuration extends SourceViewerConfiguration {
    @Override
    public IPresentationReconciler getPresentationReconciler(ISourceViewer source) {
      PresentationReconciler reconciler = new PresentationReconciler();
      ExpressionColors colors = new ExpressionColors(() -> assist);
      reconciler.setDamager(colors, IDocument.DEFAULT_CONTENT_TYPE);
      reconciler.setRepairer(colors, IDocument.DEFAULT_CONTENT_TYPE);
      return reconciler;
    }

    @Override
    public IContentAssistant getContentAssistant(ISourceViewer source) {
      proposals.setContentAssistProcessor(new ExpressionCompletion(() -> assist), IDocument.DEFAULT_CONTENT_TYPE);
      proposals.enableAutoActivation(true);
      proposals.setAutoActivationDelay(100);
      proposals.setProposalPopupOrientation(IContentAssistant.PROPOSAL_OVERLAY);
      proposals.setContextInformationPopupOrientation(IContentAssistant.CONTEXT_INFO_ABOVE);
      proposals.setInformationControlCreator(information());
      proposals.setEmptyMessage(Messages.ExpressionEditor_noProposals);
      proposals.setShowEmptyList(true);
      return proposals;
    }

    @Override
    public ITextHover getTextHover(ISourceViewer source, String contentType) {
      return new ExpressionHover(() -> assist, ExpressionEditor.this::problems);
    }

    @Override
    public IInformationPresenter getInformationPresenter(ISourceViewer source) {
      InformationPresenter presenter = new InformationPresenter(information());
      presenter.setInformationProvider(new HoverAtCaret(new ExpressionHover(() -> assist, ExpressionEditor.this::problems)), IDocument.DEFAULT_CONTENT_TYPE);
      presenter.setSizeConstraints(80, 12, true, true);
      return presenter;
    }

    @Override
    public IInformationControlCreator getInformationControlCreator(ISourceViewer source) {
      return information();
    }

    @Override
    public IUndoManager getUndoManager(ISourceViewer source) {
      return new TextViewerUndoManager(UNDO_STEPS);
    }

    private IInformationControlCreator information() {
      return parent -> new DefaultInformationControl(parent, (String) null);
    }
  }
}
