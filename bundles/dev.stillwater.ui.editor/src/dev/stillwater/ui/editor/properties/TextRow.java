package dev.stillwater.ui.editor.properties;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.gef.commands.Command;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/**
 * A text field that commits on Enter and when it loses the focus, and puts the old text back on Escape. A refused text never enters the model.
 *
 * <p>THREADING: UI thread.
 */
final class TextRow implements Row, PendingText {
  private static final int LINES_HEIGHT = 48;
  private static final int LEAST_WIDTH = 160;

  private final Binding binding;
  private final Consumer<Command> execute;
  private final Text text;
  private final MessageLabel message;
  private boolean isCommitting;

  /** What kind of field a row has. */
  enum Style {
    /** One line. */
    LINE,
    /** Several lines; Enter commits, Shift+Enter begins a line. */
    LINES
  }

  TextRow(Composite parent, RowTexts texts, Style style, Binding binding, Consumer<Command> execute) {
    this.binding = binding;
    this.execute = execute;
    texts.createLabel(parent);
    text = new Text(parent, style == Style.LINES ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER : SWT.SINGLE | SWT.BORDER);
    text.setToolTipText(texts.toolTip());
    text.setData("dev.stillwater.id", texts.id());
    text.setData(KEY, this);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.minimumWidth = LEAST_WIDTH;
    data.widthHint = LEAST_WIDTH;
    if (style == Style.LINES) {
      data.heightHint = LINES_HEIGHT;
    }
    text.setLayoutData(data);
    message = new MessageLabel(parent);
    text.addListener(SWT.Modify, event -> showState());
    text.addListener(SWT.FocusOut, event -> commit());
    text.addListener(SWT.KeyDown, this::keyDown);
    text.addListener(SWT.Traverse, event -> {
      if (event.detail == SWT.TRAVERSE_ESCAPE) {
        putBack();
        event.doit = false;
      }
    });
  }

  /** The field, for sections that put something beside it. */
  Text control() {
    return text;
  }

  /** Where refusals and problems are shown. */
  MessageLabel message() {
    return message;
  }

  /** Sets the text as if it had been typed and committed. */
  void enter(String value) {
    text.setText(value);
    commit();
  }

  @Override
  public void refresh() {
    if (!text.isDisposed() && !isCommitting && !text.getText().equals(binding.value())) {
      text.setText(binding.value());
    }
    if (!text.isDisposed()) {
      text.setMessage(binding.hint());
      showState();
    }
  }

  @Override
  public boolean isDirty() {
    return !text.isDisposed() && !text.getText().equals(binding.value());
  }

  @Override
  public void putBack() {
    text.setText(binding.value());
    text.selectAll();
    showState();
  }

  private void keyDown(Event event) {
    boolean isEnter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
    if (isEnter && (event.stateMask & SWT.SHIFT) == 0) {
      commit();
      event.doit = false;
    }
  }

  @Override
  public void commit() {
    if (isCommitting || !isDirty()) {
      return;
    }
    isCommitting = true;
    try {
      String value = text.getText();
      if (binding.refusal(value).isEmpty()) {
        execute.accept(binding.change(value));
      }
    } finally {
      isCommitting = false;
    }
    if (binding.refusal(text.getText()).isEmpty()) {
      refresh();
    }
  }

  private void showState() {
    Optional<String> refusal = isDirty() ? binding.refusal(text.getText()) : Optional.empty();
    if (refusal.isPresent()) {
      message.showRefusal(refusal.get());
    } else {
      message.show(isDirty() ? Optional.empty() : binding.problem());
    }
  }
}
