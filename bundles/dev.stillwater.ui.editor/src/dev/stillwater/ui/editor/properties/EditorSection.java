package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.ModelListener;
import dev.stillwater.ui.editor.uid.UidChange;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.tabbed.AbstractPropertySection;
import org.eclipse.ui.views.properties.tabbed.TabbedPropertySheetPage;

/**
 * Base of all sections: finds the model object behind the selection, runs commands on the editor's stack and refreshes rows when the model changes.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as the platform's; hears the model while it has an input.
 */
abstract class EditorSection extends AbstractPropertySection {
  private static final int COLUMNS = 3;

  private final List<Row> rows = new ArrayList<>();
  private final EContentAdapter modelListener = ModelListener.deep(notification -> refreshSoon());
  private final Runnable problemListener = this::refreshSoon;
  private TabbedPropertySheetPage page;
  private Composite body;
  private PipelineEditor editor;
  private JobDiagram diagram;
  private EObject model;
  private boolean isRefreshing;

  /** Makes the rows; called once. */
  protected abstract void createRows(Composite parent);

  @Override
  public final void createControls(Composite parent, TabbedPropertySheetPage sheet) {
    super.createControls(parent, sheet);
    page = sheet;
    body = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(COLUMNS, false);
    grid.horizontalSpacing = 8;
    body.setLayout(grid);
    createRows(body);
  }

  @Override
  public final void setInput(IWorkbenchPart part, ISelection selection) {
    super.setInput(part, selection);
    unhook();
    Object selected = selection instanceof IStructuredSelection structured ? structured.getFirstElement() : null;
    if (part.getAdapter(PipelineEditor.class) instanceof PipelineEditor owner) {
      editor = owner;
    } else if (part.getSite().getPage().getActiveEditor() instanceof PipelineEditor active) {
      editor = active;
    }
    diagram = editor == null ? null : editor.diagram().orElse(null);
    Object chosen = selected instanceof EditPart editPart ? editPart.getModel() : selected;
    model = chosen instanceof EObject object ? object : diagram == null ? null : diagram.job();
    if (diagram != null) {
      diagram.job().eAdapters().add(modelListener);
      diagram.addProblemListener(problemListener);
      diagram.addTypeListener(problemListener);
    }
    if (isOfLayout()) {
      model.eAdapters().add(modelListener);
    }
    inputChanged();
  }

  /** Called when another model object is shown, before the rows are refreshed. */
  protected void inputChanged() {
    // Most sections only have rows that read the model.
  }

  @Override
  public void refresh() {
    if (!isGone()) {
      // A row may make others anew.
      List.copyOf(rows).forEach(Row::refresh);
    }
  }

  @Override
  public void dispose() {
    unhook();
    super.dispose();
  }

  /** The diagram of the editor; only with an input. */
  protected final JobDiagram diagram() {
    return diagram;
  }

  /** The model object that is shown; only with an input. */
  protected final EObject model() {
    return model;
  }

  /** Whether there is nothing to show: no input, or the object was deleted. */
  protected final boolean isGone() {
    return diagram == null || model == null || body.isDisposed() || model != diagram.job() && model.eContainer() == null;
  }

  /** Runs the command, so that it can be undone. */
  protected final void execute(Command command) {
    if (editor != null && command instanceof ChangeUidCommand change) {
      UidChange.propose(editor, change, this::refreshSoon);
    } else if (editor != null && editor.getAdapter(CommandStack.class) instanceof CommandStack stack) {
      stack.execute(command);
    }
  }

  /** Adds a row that follows the model. */
  protected final <T extends Row> T add(T row) {
    rows.add(row);
    return row;
  }

  /** Drops all rows, whose controls the caller disposes. */
  protected final void clearRows() {
    rows.clear();
  }

  /** Makes room for other rows than before. */
  protected final void relayout(Composite rowsParent) {
    rowsParent.layout(true, true);
    page.resizeScrolledComposite();
  }

  /** A layout that fills the width of the section. */
  protected static GridData wide(int columns) {
    return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
  }

  private void refreshSoon() {
    if (!isRefreshing && body != null && !body.isDisposed()) {
      isRefreshing = true;
      dev.stillwater.ui.UiThread.post(body, () -> {
        isRefreshing = false;
        refresh();
      });
    }
  }

  /** Groups and notes are no part of the job. */
  private boolean isOfLayout() {
    return model instanceof GroupLayout || model instanceof NoteLayout;
  }

  private void unhook() {
    if (isOfLayout()) {
      model.eAdapters().remove(modelListener);
    }
    if (diagram != null) {
      diagram.job().eAdapters().remove(modelListener);
      diagram.removeProblemListener(problemListener);
      diagram.removeTypeListener(problemListener);
    }
    diagram = null;
  }
}
