package dev.stillwater.ui.editor;

import dev.stillwater.model.JobProblem;
import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;
import dev.stillwater.ui.StillwaterImages;

/**
 * The pages of an editor, one of which shows: loading, the drawing, or what is wrong with the file.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the editor's control.
 */
final class EditorPages {
  private static final String TEXT_EDITOR = "org.eclipse.ui.DefaultTextEditor";
  private static final int MARGIN = 20;

  private final PipelineEditor editor;
  private final Composite stack;
  private final StackLayout layout = new StackLayout();
  private final Composite page;
  private final Composite drawing;
  private final Composite loading;
  private Composite problems;

  EditorPages(Composite parent, PipelineEditor editor) {
    this.editor = editor;
    stack = new Composite(parent, SWT.NONE);
    stack.setLayout(layout);
    page = new Composite(stack, SWT.NONE);
    GridLayout bars = new GridLayout();
    bars.marginWidth = 0;
    bars.marginHeight = 0;
    bars.verticalSpacing = 0;
    page.setLayout(bars);
    drawing = new Composite(page, SWT.NONE);
    drawing.setLayout(new FillLayout());
    drawing.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    loading = new Composite(stack, SWT.NONE);
    loading.setLayout(margins(1));
    Label label = new Label(loading, SWT.NONE);
    label.setText(NLS.bind(Messages.EditorPages_loading, editor.getEditorInput().getName()));
    layout.topControl = loading;
  }

  /** All pages. */
  Control control() {
    return stack;
  }

  /** Parent of the drawing. */
  Composite drawing() {
    return drawing;
  }

  void showLoading() {
    if (layout.topControl != page) {
      show(loading);
    }
  }

  void showDrawing() {
    show(page);
  }

  /** Shows why the file cannot be loaded, and the ways out. */
  void showProblems(List<JobProblem> found) {
    if (problems != null) {
      problems.dispose();
    }
    problems = new Composite(stack, SWT.NONE);
    problems.setData("dev.stillwater.id", "load-problems");
    problems.setLayout(margins(2));
    Label icon = new Label(problems, SWT.NONE);
    icon.setImage(StillwaterImages.image(StillwaterImages.ERROR));
    Label title = new Label(problems, SWT.WRAP);
    title.setFont(JFaceResources.getHeaderFont());
    title.setText(NLS.bind(Messages.EditorPages_broken, editor.getEditorInput().getName()));
    for (JobProblem problem : found) {
      new Label(problems, SWT.NONE);
      Text text = new Text(problems, SWT.WRAP | SWT.READ_ONLY | SWT.MULTI);
      text.setText(text(problem));
      text.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }
    new Label(problems, SWT.NONE);
    Composite buttons = new Composite(problems, SWT.NONE);
    buttons.setLayout(new GridLayout(2, false));
    button(buttons, Messages.EditorPages_openAsText, "open-as-text", this::openAsText);
    button(buttons, Messages.EditorPages_tryAgain, "try-again", () -> editor.file().load());
    show(problems);
  }

  void setFocus() {
    if (layout.topControl != null && layout.topControl != page) {
      layout.topControl.setFocus();
    }
  }

  private void show(Composite shown) {
    layout.topControl = shown;
    stack.layout();
  }

  private void openAsText() {
    try {
      editor.getSite().getPage().openEditor(editor.getEditorInput(), TEXT_EDITOR, true,
          org.eclipse.ui.IWorkbenchPage.MATCH_INPUT | org.eclipse.ui.IWorkbenchPage.MATCH_ID);
    } catch (PartInitException problem) {
      ILog.of(EditorPages.class).error("The text editor could not be opened.", problem);
    }
  }

  private static String text(JobProblem problem) {
    String place = problem.line().isPresent() ? NLS.bind(Messages.EditorPages_line, problem.line().getAsInt()) : "";
    return place + problem.message() + '\n' + problem.fix();
  }

  private static void button(Composite parent, String text, String id, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.setData("dev.stillwater.id", id);
    button.addListener(SWT.Selection, event -> action.run());
  }

  private static GridLayout margins(int columns) {
    GridLayout grid = new GridLayout(columns, false);
    grid.marginWidth = MARGIN;
    grid.marginHeight = MARGIN;
    return grid;
  }
}
