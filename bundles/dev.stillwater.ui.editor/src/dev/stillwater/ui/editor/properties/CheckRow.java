package dev.stillwater.ui.editor.properties;

import java.util.function.Consumer;
import org.eclipse.gef.commands.Command;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/**
 * A box to check; its values are {@code true} and {@code false}.
 *
 * <p>THREADING: UI thread.
 */
final class CheckRow implements Row {
  private final Binding binding;
  private final Button button;
  private final MessageLabel message;

  CheckRow(Composite parent, RowTexts texts, Binding binding, Consumer<Command> execute) {
    this.binding = binding;
    texts.createLabel(parent);
    button = new Button(parent, SWT.CHECK);
    // On GTK a background from the style sheet hides the tick of a checked box.
    button.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
    button.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = texts.label();
      }
    });
    button.setToolTipText(texts.toolTip());
    button.setData("dev.stillwater.id", texts.id());
    button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    message = new MessageLabel(parent);
    button.addListener(SWT.Selection, event -> execute.accept(binding.change(Boolean.toString(button.getSelection()))));
  }

  @Override
  public void refresh() {
    if (!button.isDisposed()) {
      button.setSelection(Boolean.parseBoolean(binding.value()));
      message.show(binding.problem());
    }
  }
}
