package dev.stillwater.ui.editor.properties;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.gef.commands.Command;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * A list of choices; choosing one commits. A value that is no choice is shown all the same.
 *
 * <p>THREADING: UI thread.
 */
final class ChoiceRow implements Row {
  private final Binding binding;
  private final Supplier<List<Choice>> choices;
  private final Label label;
  private final Combo combo;
  private final MessageLabel message;
  private List<Choice> shown = List.of();

  /** A value and what people read for it. */
  record Choice(String value, String label) {
    /** A value that is read as it is. */
    static Choice plain(String value) {
      return new Choice(value, value);
    }
  }

  ChoiceRow(Composite parent, RowTexts texts, Supplier<List<Choice>> choices, Binding binding,
      Consumer<Command> execute) {
    this.binding = binding;
    this.choices = choices;
    label = texts.createLabel(parent);
    combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
    combo.setToolTipText(texts.toolTip());
    combo.setData("dev.stillwater.id", texts.id());
    combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    message = new MessageLabel(parent);
    combo.addListener(SWT.Selection, event -> {
      int index = combo.getSelectionIndex();
      if (index >= 0 && !shown.get(index).value().equals(binding.value())) {
        choose(shown.get(index).value(), execute);
      }
    });
  }

  /** Shows the row or takes it away; whoever calls lays out anew. */
  boolean setShown(boolean isShown) {
    boolean isChange = ((GridData) combo.getLayoutData()).exclude == isShown;
    for (Control control : List.of(label, combo, message.control())) {
      ((GridData) control.getLayoutData()).exclude = !isShown;
      control.setVisible(isShown);
    }
    return isChange;
  }

  private void choose(String value, Consumer<Command> execute) {
    Optional<String> refusal = binding.refusal(value);
    if (refusal.isEmpty()) {
      execute.accept(binding.change(value));
    } else {
      refresh();
      message.showRefusal(refusal.get());
    }
  }

  @Override
  public void refresh() {
    if (combo.isDisposed()) {
      return;
    }
    List<Choice> now = new java.util.ArrayList<>(choices.get());
    String value = binding.value();
    if (now.stream().noneMatch(choice -> choice.value().equals(value))) {
      now.add(Choice.plain(value));
    }
    if (!now.equals(shown)) {
      shown = List.copyOf(now);
      combo.setItems(shown.stream().map(Choice::label).toArray(String[]::new));
    }
    for (int index = 0; index < shown.size(); index++) {
      if (shown.get(index).value().equals(value)) {
        combo.select(index);
      }
    }
    message.show(binding.problem());
  }
}
