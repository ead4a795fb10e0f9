package dev.stillwater.ui.editor.properties;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.gef.commands.Command;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;

/**
 * Edits the cells of a column; every edit is a command, a refused text is dropped and the reason shown.
 *
 * <p>THREADING: UI thread.
 *
 * @param <T> type of the elements
 */
final class ElementEditing<T> extends EditingSupport {
  private final ElementTable.Column<T> column;
  private final Consumer<Command> execute;
  private final Consumer<String> refuse;
  private final CellEditor editor;

  ElementEditing(TableViewer viewer, ElementTable.Column<T> column, Consumer<Command> execute, Consumer<String> refuse) {
    super(viewer);
    this.column = column;
    this.execute = execute;
    this.refuse = refuse;
    editor = column.editor().isPresent() ? column.editor().get().apply(viewer.getTable())
        : isChoice() ? new ComboBoxCellEditor(viewer.getTable(), column.choices().toArray(String[]::new), SWT.READ_ONLY)
        : new TextCellEditor(viewer.getTable());
  }

  @Override
  protected CellEditor getCellEditor(Object element) {
    return editor;
  }

  @Override
  protected boolean canEdit(Object element) {
    return !column.isReadOnly();
  }

  @Override
  @SuppressWarnings("unchecked")
  protected Object getValue(Object element) {
    String text = column.value().apply((T) element);
    return isChoice() ? (Object) Math.max(0, column.choices().indexOf(text)) : text;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected void setValue(Object element, Object value) {
    String text = isChoice() ? column.choices().get(Math.max(0, (Integer) value)) : ((String) value).strip();
    Optional<String> refusal = column.refusal().apply((T) element, text);
    if (text.equals(column.value().apply((T) element))) {
      return;
    }
    if (refusal.isPresent()) {
      refuse.accept(refusal.get());
    } else {
      execute.accept(column.change().apply((T) element, text));
      getViewer().update(element, null);
    }
  }

  private boolean isChoice() {
    return !column.choices().isEmpty();
  }
}
