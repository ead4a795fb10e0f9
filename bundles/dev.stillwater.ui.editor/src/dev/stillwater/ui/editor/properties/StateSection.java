package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.HeldState;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The state that an operator keeps, under the names that a snapshot has for it, how long it is kept, and what the state backend makes of it.
 *
 * <p>THREADING: UI thread.
 */
public final class StateSection extends EditorSection {
  private static final int HEIGHT = 84;
  private static final int[] WIDTHS = {190, 130, 380};

  private Composite parent;
  private Optional<OperatorKind> shown = Optional.empty();

  @Override
  protected void createRows(Composite body) {
    parent = body;
  }

  @Override
  protected void inputChanged() {
    Optional<OperatorKind> kind = model() instanceof Operator operator && diagram() != null ? diagram().kind(operator) : Optional.empty();
    if (kind.equals(shown) && parent.getChildren().length > 0) {
      return;
    }
    shown = kind;
    clearRows();
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
    kind.ifPresent(this::create);
    relayout(parent);
  }

  private void create(OperatorKind kind) {
    Table table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    table.setData("dev.stillwater.id", "states");
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, false, 3, 1);
    data.heightHint = HEIGHT;
    table.setLayoutData(data);
    String[] titles = {SettingsMessages.StateSection_name, SettingsMessages.StateSection_scope, SettingsMessages.StateSection_content};
    for (int index = 0; index < titles.length; index++) {
      TableColumn column = new TableColumn(table, SWT.LEAD);
      column.setText(titles[index]);
      column.setWidth(WIDTHS[index]);
    }
    add(() -> show(table, HeldState.of((Operator) model(), kind)));
    Optional<ParameterSpec> ttl = kind.parameter("ttl");
    ttl.ifPresent(spec -> new ParameterRows(this, parent, () -> (Operator) model()).create(spec));
    add(new NoteRow(parent, "state:ttl", () -> NoteRow.Note.of(life(kind))));
    add(new NoteRow(parent, "state:backend", () -> NoteRow.Note.of(BackendNotes.of((Job) ((Operator) model()).eContainer()))));
  }

  private static void show(Table table, List<HeldState> states) {
    table.setItemCount(states.size());
    for (int index = 0; index < states.size(); index++) {
      HeldState state = states.get(index);
      TableItem item = table.getItem(index);
      item.setText(new String[] {
          state.name().isEmpty() ? SettingsMessages.StateSection_declared : state.name(),
          state.scope() == HeldState.Scope.KEYED ? SettingsMessages.StateSection_keyed : SettingsMessages.StateSection_operator, state.content()});
    }
  }

  /** How long the state is kept. */
  private static String life(OperatorKind kind) {
    return switch (kind.id()) {
      case "deduplicate" -> SettingsMessages.StateSection_ttl;
      case "process" -> SettingsMessages.StateSection_ttlOfFunction;
      case "aggregate", "global-window", "count-window" -> SettingsMessages.StateSection_forever;
      case "window-aggregate", "session-window", "top-n", "window-join" -> SettingsMessages.StateSection_untilWindowEnds;
      case "interval-join" -> SettingsMessages.StateSection_untilInterval;
      default -> kind.has(OperatorKind.Trait.KEYED_STATE) ? SettingsMessages.StateSection_forever : SettingsMessages.StateSection_small;
    };
  }
}
