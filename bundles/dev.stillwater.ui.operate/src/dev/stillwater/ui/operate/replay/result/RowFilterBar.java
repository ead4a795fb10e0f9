package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.ResultTable;
import dev.stillwater.host.replay.results.RowFilter;
import dev.stillwater.host.replay.results.RowKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * The fields with which a person says which rows are shown, and the way from difference to difference.
 *
 * <p>THREADING: UI thread.
 */
final class RowFilterBar {
  private static final int TEXT_WIDTH = 150;
  private static final int FIELDS = 9;
  private static final List<Set<RowKind>> KINDS = List.of(EnumSet.allOf(RowKind.class), RowFilter.DIFFERENCES.kinds(), Set.of(RowKind.EQUAL), Set.of(RowKind.CHANGED),
      Set.of(RowKind.ONLY_A), Set.of(RowKind.ONLY_B), Set.of(RowKind.MOVED));

  private final Composite root;
  private final Combo kinds;
  private final Text text;
  private final Combo fields;
  private final Button previous;
  private final Button next;
  private final Consumer<RowFilter> changed;

  /**
   * The fields.
   *
   * @param changed hears what is to be shown
   * @param step goes to the next difference, or the previous one for -1
   */
  RowFilterBar(Composite parent, Consumer<RowFilter> changed, IntConsumer step) {
    this.changed = changed;
    root = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(FIELDS, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    root.setLayout(grid);
    new Label(root, SWT.NONE).setText(Messages.filter_show);
    kinds = combo("result:kinds");
    kinds.setItems(Messages.filter_all, Messages.filter_differences, Messages.filter_equal, Messages.filter_changed, Messages.filter_onlyA, Messages.filter_onlyB,
        Messages.filter_moved);
    kinds.addListener(SWT.Selection, event -> changed.accept(filter()));
    new Label(root, SWT.NONE).setText(Messages.filter_field);
    fields = combo("result:field");
    fields.addListener(SWT.Selection, event -> changed.accept(filter()));
    new Label(root, SWT.NONE).setText(Messages.filter_text);
    text = new Text(root, SWT.BORDER | SWT.SINGLE | SWT.SEARCH);
    text.setMessage(Messages.filter_textHint);
    text.setToolTipText(Messages.filter_textToolTip);
    text.setData("dev.stillwater.id", "result:text");
    GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
    wide.widthHint = TEXT_WIDTH;
    text.setLayoutData(wide);
    text.addListener(SWT.DefaultSelection, event -> changed.accept(filter()));
    button(Messages.filter_clear, "", () -> {
      set(RowFilter.ALL);
      changed.accept(filter());
    });
    previous = button(Messages.filter_previous, Messages.filter_previousToolTip, () -> step.accept(-1));
    next = button(Messages.filter_next, Messages.filter_nextToolTip, () -> step.accept(1));
  }

  private Combo combo(String id) {
    Combo combo = new Combo(root, SWT.READ_ONLY | SWT.DROP_DOWN);
    combo.setData("dev.stillwater.id", id);
    combo.setVisibleItemCount(20);
    return combo;
  }

  private Button button(String title, String toolTip, Runnable action) {
    Button button = new Button(root, SWT.PUSH);
    button.setText(title);
    if (!toolTip.isEmpty()) {
      button.setToolTipText(toolTip);
    }
    button.addListener(SWT.Selection, event -> action.run());
    return button;
  }

  Composite control() {
    return root;
  }

  /** Offers the columns of a table, and shows its filter. */
  void show(ResultTable table, RowFilter filter) {
    List<String> names = new ArrayList<>(List.of(Messages.filter_anyField));
    table.columns().forEach(column -> names.add(column.name()));
    fields.setItems(names.toArray(String[]::new));
    boolean hasDifferences = table.count(RowKind.RESULT) == 0;
    kinds.setEnabled(hasDifferences);
    previous.setEnabled(hasDifferences);
    next.setEnabled(hasDifferences);
    set(filter);
    root.layout(true, true);
  }

  private void set(RowFilter filter) {
    kinds.select(Math.max(0, KINDS.indexOf(filter.kinds())));
    text.setText(filter.text());
    fields.select(filter.column() + 1);
  }

  /** What the fields say. */
  RowFilter filter() {
    return new RowFilter(KINDS.get(Math.max(0, kinds.getSelectionIndex())), text.getText().strip(), Math.max(0, fields.getSelectionIndex()) - 1);
  }

  /** Writes into the text field and shows what has it. */
  void search(String value) {
    text.setText(value);
    changed.accept(filter());
  }
}
