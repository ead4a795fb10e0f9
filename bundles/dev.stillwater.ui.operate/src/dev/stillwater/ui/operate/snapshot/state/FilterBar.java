package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.snapshot.index.RowOrder;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * The fields with which a person says what of a state shall be shown, and which key to go to. Enter in a field does it.
 *
 * <p>THREADING: UI thread.
 */
final class FilterBar {
  private final Composite root;
  private final Text key;
  private final Text namespace;
  private final Text expression;
  private Text wanted;
  private Combo order;
  private final Consumer<String> goTo;
  private final Consumer<RowOrder.By> ordered;

  /**
   * The fields.
   *
   * @param filter takes what is to be shown
   * @param goTo takes the key to go to
   * @param ordered takes the order
   */
  FilterBar(Composite parent, Consumer<EntryFilter> filter, Consumer<String> goTo, Consumer<RowOrder.By> ordered) {
    this.goTo = goTo;
    this.ordered = ordered;
    root = new Composite(parent, SWT.NONE);
    root.setLayout(PageLayouts.part(8));
    key = field(root, Messages.FilterBar_key, Messages.FilterBar_keyHint, "state:filter-key", 90, () -> filter.accept(filter()));
    namespace = field(root, Messages.FilterBar_namespace, Messages.FilterBar_namespaceHint, "state:filter-namespace", 110, () -> filter.accept(filter()));
    expression = field(root, Messages.FilterBar_expression, Messages.FilterBar_expressionHint, "state:filter-expression", 180, () -> filter.accept(filter()));
    expression.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    button(Messages.FilterBar_filter, () -> filter.accept(filter()));
    button(Messages.FilterBar_clear, () -> {
      clear();
      filter.accept(EntryFilter.NONE);
    });
  }

  /** Creates the way to a key and the order, which stand elsewhere. */
  void createWay(Composite parent) {
    Composite way = new Composite(parent, SWT.NONE);
    way.setLayout(PageLayouts.part(4));
    wanted = field(way, Messages.FilterBar_goTo, Messages.FilterBar_goToHint, "state:go-to", 170, this::goTo);
    label(way, Messages.FilterBar_order);
    order = new Combo(way, SWT.READ_ONLY | SWT.DROP_DOWN);
    order.setItems(Messages.FilterBar_byGroup, Messages.FilterBar_byGroupDown, Messages.FilterBar_byEntries);
    order.select(0);
    order.setData("dev.stillwater.id", "state:order");
    order.addListener(SWT.Selection, event -> ordered.accept(order()));
  }

  private void goTo() {
    if (!wanted.getText().isEmpty()) {
      goTo.accept(wanted.getText());
    }
  }

  private static void label(Composite parent, String text) {
    Label label = new Label(parent, SWT.NONE);
    label.setText(text);
  }

  private static Text field(Composite parent, String title, String hint, String id, int width, Runnable entered) {
    label(parent, title);
    Text text = new Text(parent, SWT.BORDER | SWT.SINGLE | SWT.SEARCH);
    text.setMessage(hint);
    text.setToolTipText(hint);
    text.setData("dev.stillwater.id", id);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
    data.widthHint = width;
    text.setLayoutData(data);
    text.addListener(SWT.DefaultSelection, event -> entered.run());
    return text;
  }

  private void button(String title, Runnable action) {
    Button button = new Button(root, SWT.PUSH);
    button.setText(title);
    button.addListener(SWT.Selection, event -> action.run());
  }

  private EntryFilter filter() {
    return new EntryFilter(key.getText().strip(), namespace.getText().strip(), expression.getText().strip());
  }

  /** Empties the fields. */
  void clear() {
    key.setText("");
    namespace.setText("");
    expression.setText("");
  }

  RowOrder.By order() {
    return RowOrder.By.values()[Math.max(0, order.getSelectionIndex())];
  }

  /** The next order, as a click on the title of the key groups asks for it. */
  void nextOrder() {
    order.select((order.getSelectionIndex() + 1) % order.getItemCount());
    order.notifyListeners(SWT.Selection, new Event());
  }

  /** Names of the columns that an expression can use. */
  void setColumns(String names) {
    expression.setToolTipText(Messages.FilterBar_expressionHint + "\n" + names);
  }

  void focusFilter() {
    expression.setFocus();
    expression.selectAll();
  }

  void focusGoTo() {
    wanted.setFocus();
    wanted.selectAll();
  }

  Composite control() {
    return root;
  }
}
