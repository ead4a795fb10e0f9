package dev.stillwater.ui.tests.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.ui.operate.savepoints.SavepointNode;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/**
 * The Savepoints view as a person sees it.
 *
 * <p>THREADING: test threads.
 */
public final class SavepointsPage {
  private static final int UNFOLD_ATTEMPTS = 5;

  private final Shell shell;
  private final Tree tree;

  private SavepointsPage(Shell shell, Tree tree) {
    this.shell = shell;
    this.tree = tree;
  }

  /** Opens the view with its keys, once it lists something. */
  public static SavepointsPage open() {
    Shell shell = Ui.window().getShell();
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('v'));
    Tree tree = Widgets.control(shell, Tree.class, "the list of savepoints", each -> "savepoints:tree".equals(each.getData("dev.stillwater.id")));
    return new SavepointsPage(shell, tree);
  }

  /** Waits for a row of the name, whatever is above it. */
  public TreeItem row(String name) {
    return Ui.awaitValue("the row " + name, () -> find(name).orElse(null));
  }

  /** The row of the name, if it is shown; for the UI thread. */
  public Optional<TreeItem> find(String name) {
    return items(tree.getItems()).stream().filter(item -> item.getText().contains(name)).findFirst();
  }

  private static List<TreeItem> items(TreeItem[] items) {
    List<TreeItem> all = new ArrayList<>();
    for (TreeItem item : items) {
      all.add(item);
      all.addAll(items(item.getItems()));
    }
    return all;
  }

  /** Text of a cell; for the UI thread. */
  public String cell(String name, String column) {
    int at = index(column);
    return find(name).map(item -> item.getText(at)).orElse("");
  }

  private int index(String column) {
    TreeColumn[] columns = tree.getColumns();
    for (int index = 0; index < columns.length; index++) {
      if (columns[index].getText().equals(column)) {
        return index;
      }
    }
    throw new IllegalArgumentException("The list of savepoints has no column " + column);
  }

  /** Waits until a cell shows the text. */
  public void await(String name, String column, String text) {
    Ui.await(column + " of " + name + " is " + text, () -> cell(name, column).contains(text));
  }

  /** Waits until a cell of any row shows the text. */
  public void awaitAny(String column, String text) {
    Ui.await(column + " of a row is " + text, () -> items(tree.getItems()).stream().anyMatch(item -> item.getText(index(column)).contains(text)));
  }

  /** Clicks the row of the name. */
  public void select(String name) {
    row(name);
    Ui.run(() -> tree.showItem(find(name).orElseThrow()));
    Ui.settle();
    Input.click(Ui.ask(() -> {
      TreeItem item = find(name).orElseThrow();
      return tree.toDisplay(item.getTextBounds(0).x + 10, item.getTextBounds(0).y + item.getTextBounds(0).height / 2);
    }));
    Ui.await("the row " + name + " is selected", () -> isSelected(name));
  }

  /** Whether the only selected row has the name; for the UI thread. */
  public boolean isSelected(String name) {
    return tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().contains(name);
  }

  /** What is known of the snapshot of the selected row; for the UI thread. */
  public CatalogEntry selected() {
    return ((SavepointNode) tree.getSelection()[0].getData()).entry().orElseThrow();
  }

  /** The snapshots of all rows; for the UI thread. */
  public List<CatalogEntry> entries() {
    return items(tree.getItems()).stream().map(item -> ((SavepointNode) item.getData()).entry()).flatMap(Optional::stream).toList();
  }

  /** Shows what is below the row of the name, also when the list is filled anew meanwhile or an editor has taken the focus. */
  public void unfold(String name) {
    for (int attempt = 0; attempt < UNFOLD_ATTEMPTS && !Ui.ask(() -> find(name).filter(TreeItem::getExpanded).isPresent()); attempt++) {
      select(name);
      Input.chord(Key.of(SWT.ARROW_RIGHT), SWT.SHIFT);
    }
  }

  /** Clicks a tool of the view, once it is enabled. */
  public void tool(String name) {
    Input.click(Widgets.middle(Widgets.toolItem(shell, name)));
  }

  /** A field of the lower part. */
  public Text field(String id) {
    return Widgets.control(shell, Text.class, "the field " + id, text -> ("savepoints:" + id).equals(text.getData("dev.stillwater.id")));
  }
}
