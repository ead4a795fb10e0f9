package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.ui.editor.expression.ExpressionEditor;
import java.util.function.Supplier;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Edits an expression in the cell of a table, with colours and content assist.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as the platform's cell editors.
 */
final class ExpressionCellEditor extends CellEditor {
  private final Supplier<ExpressionAssist> assist;
  private final ExpressionChecker checker;
  private ExpressionEditor editor;

  ExpressionCellEditor(Composite parent, Supplier<ExpressionAssist> assist, ExpressionChecker checker) {
    this.assist = assist;
    this.checker = checker;
    create(parent);
  }

  @Override
  protected Control createControl(Composite parent) {
    editor = new ExpressionEditor(parent, SWT.SINGLE, checker);
    editor.control().setData("dev.stillwater.id", "expressions:cell");
    ExpressionKeys.install(editor, this::leave, this::fireCancelEditor);
    return editor.control();
  }

  @Override
  protected Object doGetValue() {
    return editor.text();
  }

  @Override
  protected void doSetValue(Object value) {
    editor.setAssist(assist.get());
    editor.setText((String) value);
  }

  @Override
  protected void doSetFocus() {
    editor.control().setFocus();
    editor.control().selectAll();
  }

  /** A list of proposals may take the focus without ending the editing. */
  @Override
  protected boolean dependsOnExternalFocusListener() {
    return false;
  }

  private void leave() {
    if (isActivated()) {
      fireApplyEditorValue();
      deactivate();
    }
  }
}
