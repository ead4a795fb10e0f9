package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.AddElementCommand;
import dev.stillwater.ui.editor.commands.MoveElementCommand;
import dev.stillwater.ui.editor.commands.RemoveElementCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.commands.Command;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerEditor;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationEvent;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationStrategy;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TableViewerEditor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/**
 * A list of expressions, schemas or fields that is edited in its cells, with buttons to add, remove and reorder.
 *
 * <p>THREADING: UI thread.
 *
 * @param <T> type of the elements
 */
final class ElementTable<T extends EObject> implements Row {
  private static final int HEIGHT = 110;

  private final EditorSection section;
  private final Content<T> content;
  private final TableViewer viewer;
  private final MessageLabel message;
  private Button remove;
  private Button up;
  private Button down;

  /**
   * A column.
   *
   * @param title its title
   * @param width its width in pixels
   * @param value what is shown
   * @param change makes the command for what was typed
   * @param refusal why what was typed is refused
   * @param choices what can be chosen; empty means that a text is typed
   * @param problem what the check says about the cell
   * @param editor makes an editor of its own for the cells; empty for that of texts and choices
   * @param isReadOnly whether the cells are only shown
   */
  record Column<T>(String title, int width, Function<T, String> value, BiFunction<T, String, Command> change,
      BiFunction<T, String, Optional<String>> refusal, List<String> choices, Function<T, Optional<JobProblem>> problem,
      Optional<Function<Composite, CellEditor>> editor, boolean isReadOnly) {
    /** A column of texts. */
    static <T> Column<T> text(String title, int width, Function<T, String> value, BiFunction<T, String, Command> change) {
      return new Column<>(title, width, value, change, (element, text) -> Optional.empty(), List.of(), element -> Optional.empty(),
          Optional.empty(), false);
    }

    /** A column that cannot be edited. */
    static <T> Column<T> readOnly(String title, int width, Function<T, String> value) {
      return new Column<>(title, width, value, (element, text) -> null, (element, text) -> Optional.empty(), List.of(), element -> Optional.empty(),
          Optional.empty(), true);
    }

    /** The same column with cells that are edited by an editor of their own, whose value is a text. */
    Column<T> editedBy(Function<Composite, CellEditor> factory) {
      return new Column<>(title, width, value, change, refusal, choices, problem, Optional.of(factory), false);
    }

    /** The same column with reasons to refuse a text. */
    Column<T> refusing(BiFunction<T, String, Optional<String>> reasons) {
      return new Column<>(title, width, value, change, reasons, choices, problem, editor, isReadOnly);
    }

    /** The same column with choices. */
    Column<T> choosing(List<String> values) {
      return new Column<>(title, width, value, change, refusal, values, problem, editor, isReadOnly);
    }

    /** The same column with problems. */
    Column<T> checkedBy(Function<T, Optional<JobProblem>> problems) {
      return new Column<>(title, width, value, change, refusal, choices, problems, editor, isReadOnly);
    }
  }

  /**
   * What the table holds.
   *
   * @param id name of the table for tests
   * @param noun what people read for an element, in menus and labels
   * @param list the elements
   * @param create makes a new element
   * @param columns the columns
   */
  record Content<T>(String id, String noun, Supplier<EList<T>> list, Supplier<T> create, List<Column<T>> columns) {}

  ElementTable(Composite parent, EditorSection section, Content<T> content) {
    this.section = section;
    this.content = content;
    Composite area = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(2, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    area.setLayout(grid);
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
    viewer = new TableViewer(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    viewer.getTable().setHeaderVisible(content.columns().size() > 1);
    viewer.getTable().setLinesVisible(true);
    viewer.getTable().setData("dev.stillwater.id", content.id());
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
    data.heightHint = HEIGHT;
    data.widthHint = 100;
    viewer.getTable().setLayoutData(data);
    content.columns().forEach(this::createColumn);
    editBySingleClickOrKey();
    createButtons(area);
    message = new MessageLabel(area);
    viewer.addSelectionChangedListener(event -> showState());
  }

  /** The selected element. */
  @SuppressWarnings("unchecked")
  Optional<T> selected() {
    return Optional.ofNullable((T) viewer.getStructuredSelection().getFirstElement());
  }

  /** Calls the listener when another element is selected. */
  void onSelection(Runnable listener) {
    viewer.addSelectionChangedListener(event -> listener.run());
  }

  /** Selects the element. */
  void select(T element) {
    viewer.setSelection(new StructuredSelection(element), true);
  }

  @Override
  public void refresh() {
    if (viewer.getTable().isDisposed() || viewer.isCellEditorActive()) {
      return;
    }
    viewer.setInput(List.copyOf(content.list().get()));
    viewer.refresh();
    showState();
  }

  private void createColumn(Column<T> column) {
    TableViewerColumn created = new TableViewerColumn(viewer, SWT.NONE);
    created.getColumn().setText(column.title());
    created.getColumn().setWidth(column.width());
    created.getColumn().setResizable(true);
    created.setLabelProvider(new ProblemLabels<>(column));
    created.setEditingSupport(new ElementEditing<>(viewer, column, section::execute, reason -> message().showRefusal(reason)));
  }

  private MessageLabel message() {
    return message;
  }

  private void editBySingleClickOrKey() {
    ColumnViewerEditorActivationStrategy activation = new ColumnViewerEditorActivationStrategy(viewer) {
      @Override
      protected boolean isEditorActivationEvent(ColumnViewerEditorActivationEvent event) {
        return event.eventType == ColumnViewerEditorActivationEvent.MOUSE_CLICK_SELECTION
            || event.eventType == ColumnViewerEditorActivationEvent.TRAVERSAL || event.eventType == ColumnViewerEditorActivationEvent.PROGRAMMATIC
            || event.eventType == ColumnViewerEditorActivationEvent.KEY_PRESSED && (event.keyCode == SWT.F2 || event.keyCode == SWT.CR);
      }
    };
    TableViewerEditor.create(viewer, activation, ColumnViewerEditor.TABBING_HORIZONTAL | ColumnViewerEditor.TABBING_MOVE_TO_ROW_NEIGHBOR
        | ColumnViewerEditor.KEYBOARD_ACTIVATION);
  }

  private void createButtons(Composite area) {
    Composite buttons = new Composite(area, SWT.NONE);
    buttons.setLayout(new GridLayout(1, true));
    buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false, 1, 2));
    button(buttons, Messages.ElementTable_add, "add", this::addElement);
    remove = button(buttons, Messages.ElementTable_remove, "remove", () -> selected().ifPresent(element -> section.execute(
        new RemoveElementCommand<>(content.list().get(), element, NLS.bind(Messages.ElementTable_removeLabel, content.noun())))));
    up = button(buttons, Messages.ElementTable_up, "up", () -> moveBy(-1));
    down = button(buttons, Messages.ElementTable_down, "down", () -> moveBy(1));
  }

  private Button button(Composite parent, String text, String id, Runnable action) {
    Button button = Widgets.button(parent, text);
    button.setData("dev.stillwater.id", content.id() + ':' + id);
    button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    button.addListener(SWT.Selection, event -> action.run());
    return button;
  }

  private void addElement() {
    T element = content.create().get();
    section.execute(new AddElementCommand<>(content.list().get(), element, -1, NLS.bind(Messages.ElementTable_addLabel, content.noun())));
    refresh();
    select(element);
    viewer.editElement(element, 0);
  }

  private void moveBy(int step) {
    selected().ifPresent(element -> {
      int from = content.list().get().indexOf(element);
      section.execute(new MoveElementCommand<>(content.list().get(), from, from + step, NLS.bind(Messages.ElementTable_moveLabel, content.noun())));
      refresh();
      select(element);
    });
  }

  private void showState() {
    Optional<T> element = selected();
    int index = element.map(content.list().get()::indexOf).orElse(-1);
    remove.setEnabled(index >= 0);
    up.setEnabled(index > 0);
    down.setEnabled(index >= 0 && index < content.list().get().size() - 1);
    Optional<JobProblem> own = element.flatMap(this::problem);
    message.show(own.isPresent() ? own : content.list().get().stream().map(this::problem).flatMap(Optional::stream).findFirst());
  }

  private Optional<JobProblem> problem(T element) {
    return content.columns().stream().map(column -> column.problem().apply(element)).flatMap(Optional::stream).findFirst();
  }

  /** Shows a cell, with an icon where it has a problem. */
  private static final class ProblemLabels<T> extends ColumnLabelProvider {
    private final Column<T> column;

    ProblemLabels(Column<T> column) {
      this.column = column;
    }

    @Override
    @SuppressWarnings("unchecked")
    public String getText(Object element) {
      return column.value().apply((T) element);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Image getImage(Object element) {
      return column.problem().apply((T) element)
          .map(problem -> StillwaterImages.image(problem.isError() ? StillwaterImages.ERROR : StillwaterImages.WARNING)).orElse(null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public String getToolTipText(Object element) {
      return column.problem().apply((T) element).map(problem -> problem.message() + ' ' + problem.fix()).orElse(null);
    }
  }
}
