package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.compiler.expression.ExpressionProblem;
import dev.stillwater.ui.editor.expression.ExpressionEditor;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.gef.commands.Command;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * A source editor for an expression that commits on Enter and when it loses the focus, and puts the old text back on Escape. While one types, the line below
 * says what is wrong, or which type the value has.
 *
 * <p>THREADING: UI thread.
 */
final class ExpressionRow implements Row, PendingText {
  private static final int LEAST_WIDTH = 200;

  private final Binding binding;
  private final Consumer<Command> execute;
  private final Supplier<ExpressionAssist> assist;
  private final ExpressionEditor editor;
  private final Label label;
  private final MessageLabel message;
  private boolean isCommitting;
  /** The model's text when the row was refreshed last. */
  private String shown = "";

  /**
   * Makes the row in three columns: the label, the editor, and the message below both.
   *
   * @param lines height of the editor in lines
   */
  ExpressionRow(Composite parent, RowTexts texts, int lines, Binding binding, Consumer<Command> execute, Supplier<ExpressionAssist> assist,
      ExpressionChecker checker) {
    this.binding = binding;
    this.execute = execute;
    this.assist = assist;
    label = texts.createLabel(parent);
    ((GridData) label.getLayoutData()).verticalAlignment = SWT.BEGINNING;
    editor = new ExpressionEditor(parent, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER, checker);
    StyledText text = editor.control();
    text.setData("dev.stillwater.id", texts.id());
    text.setData(KEY, this);
    text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = texts.label();
      }
    });
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1);
    data.minimumWidth = LEAST_WIDTH;
    data.widthHint = LEAST_WIDTH;
    data.heightHint = text.getLineHeight() * lines;
    text.setLayoutData(data);
    Widgets.label(parent, "");
    message = new MessageLabel(parent);
    ((GridData) message.control().getLayoutData()).horizontalSpan = 2;
    editor.addListener(this::showState);
    ExpressionKeys.install(editor, this::commit, this::putBack);
  }

  /** The editor. */
  ExpressionEditor editor() {
    return editor;
  }

  /** The label before the editor. */
  Label label() {
    return label;
  }

  @Override
  public void refresh() {
    if (editor.control().isDisposed()) {
      return;
    }
    editor.setAssist(assist.get());
    boolean isTyped = editor.control().isFocusControl() && isDirty() && !isCommitting && binding.value().equals(shown);
    if (!isTyped && !editor.text().equals(binding.value())) {
      editor.setText(binding.value());
    }
    shown = binding.value();
    showState();
  }

  @Override
  public boolean isDirty() {
    return !editor.control().isDisposed() && !editor.text().equals(binding.value());
  }

  @Override
  public void putBack() {
    if (isDirty()) {
      editor.setText(binding.value());
      editor.control().selectAll();
    }
    showState();
  }

  /** Takes back the last typing, or all of it when it cannot be taken back step by step. */
  @Override
  public void undoTyping() {
    if (!editor.undo()) {
      putBack();
    }
  }

  @Override
  public void commit() {
    if (isCommitting || editor.control().isDisposed() || !isDirty()) {
      return;
    }
    isCommitting = true;
    try {
      execute.accept(binding.change(editor.text()));
    } finally {
      isCommitting = false;
    }
    shown = binding.value();
    showState();
  }

  private void showState() {
    if (editor.control().isDisposed()) {
      return;
    }
    Optional<ExpressionProblem> problem = editor.finding().flatMap(found -> found.problems().stream().findFirst());
    Optional<String> type = editor.finding().flatMap(ExpressionAssist.Finding::type);
    if (problem.isPresent()) {
      String place = NLS.bind(dev.stillwater.ui.editor.Messages.MessageLabel_column, problem.get().column());
      message.show(place + problem.get().message() + ' ' + problem.get().fix(), problem.get().isError());
    } else if (!isDirty() && binding.problem().isPresent()) {
      message.show(binding.problem());
    } else if (editor.text().isBlank() && !binding.hint().isEmpty()) {
      message.showNote(NLS.bind(SettingsMessages.ExpressionRow_hint, binding.hint()));
    } else if (type.isPresent()) {
      message.showNote(NLS.bind(SettingsMessages.ExpressionRow_type, type.get()));
    } else if (editor.finding().isPresent()) {
      message.show(Optional.empty());
    }
  }
}
