package dev.stillwater.ui.tests.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Finds widgets as a person does, by what is written on them, and tells where they are.
 *
 * <p>THREADING: test threads. Every finder waits for the widget and fails when it does not come.
 */
public final class Widgets {
  private Widgets() {
  }

  /** The visible shell whose title contains the text. */
  public static Shell shell(String title) {
    return Ui.awaitValue("a window '" + title + "'", () -> shells().stream()
        .filter(shell -> shell.getText().contains(title)).findFirst().orElse(null));
  }

  /** Whether a visible shell's title contains the text; for the UI thread. */
  public static boolean isOpen(String title) {
    return shells().stream().anyMatch(shell -> shell.getText().contains(title));
  }

  /** The visible control of a type in a composite that fits. */
  public static <T extends Control> T control(Composite parent, Class<T> type, String what, Predicate<T> fits) {
    return Ui.awaitValue(what, () -> all(parent, type).stream().filter(Control::isVisible).filter(fits).findFirst().orElse(null));
  }

  /** The button with the text, mnemonics aside. */
  public static Button button(Composite parent, String text) {
    return control(parent, Button.class, "a button '" + text + "'", button -> plain(button.getText()).equals(text));
  }

  /** The text field whose label stands before it. */
  public static Text text(Composite parent, Predicate<Text> fits) {
    return control(parent, Text.class, "a text field", fits);
  }

  /** The tool item, anywhere in the window, whose tool tip begins with the text, once it is enabled. */
  public static ToolItem toolItem(Shell shell, String toolTip) {
    return Ui.awaitValue("an enabled tool '" + toolTip + "'", () -> {
      ToolItem item = toolItemNow(shell, toolTip);
      return item != null && item.isEnabled() ? item : null;
    });
  }

  /** As {@link #toolItem}, without waiting, null when there is none; for the UI thread. */
  public static ToolItem toolItemNow(Shell shell, String toolTip) {
    return all(shell, ToolBar.class).stream().filter(Control::isVisible).flatMap(bar -> Arrays.stream(bar.getItems()))
        .filter(item -> item.getToolTipText() != null && item.getToolTipText().startsWith(toolTip)).findFirst().orElse(null);
  }

  /** The tree item of the path of texts, each the beginning of an item's text; opens what lies above it. */
  public static TreeItem treeItem(Tree tree, String... path) {
    for (int length = 1; length < path.length; length++) {
      String[] parent = Arrays.copyOf(path, length);
      TreeItem item = Ui.awaitValue("a tree item " + String.join(" > ", parent), () -> find(tree, parent));
      if (!Ui.ask(item::getExpanded)) {
        Ui.run(() -> {
          item.setExpanded(true);
          Event event = new Event();
          event.item = item;
          tree.notifyListeners(SWT.Expand, event);
        });
      }
    }
    return Ui.awaitValue("a tree item " + String.join(" > ", path), () -> find(tree, path));
  }

  /** The row of a table whose first column contains the text. */
  public static TableItem tableItem(Table table, String text) {
    return Ui.awaitValue("a row '" + text + "'", () -> Arrays.stream(table.getItems())
        .filter(item -> item.getText().contains(text)).findFirst().orElse(null));
  }

  /** The middle of a control on the display. */
  public static Point middle(Control control) {
    return Ui.ask(() -> {
      Point size = control.getSize();
      return control.toDisplay(size.x / 2, size.y / 2);
    });
  }

  /** The middle of a tool item on the display. */
  public static Point middle(ToolItem item) {
    return Ui.ask(() -> middle(item.getParent(), item.getBounds()));
  }

  /** The middle of a tree item's text on the display; scrolls to it. */
  public static Point middle(TreeItem item) {
    Ui.run(() -> item.getParent().showItem(item));
    Ui.settle();
    return Ui.ask(() -> middle(item.getParent(), item.getBounds()));
  }

  /** The middle of a table row's first column on the display; scrolls to it. */
  public static Point middle(TableItem item) {
    Ui.run(() -> item.getParent().showItem(item));
    Ui.settle();
    return Ui.ask(() -> middle(item.getParent(), item.getBounds(0)));
  }

  /** All controls of a type below a composite, the composite included; for the UI thread. */
  public static <T extends Control> List<T> all(Control parent, Class<T> type) {
    List<T> found = new ArrayList<>();
    collect(parent, type, found);
    return found;
  }

  private static <T extends Control> void collect(Control control, Class<T> type, List<T> found) {
    if (control.isDisposed()) {
      return;
    }
    if (type.isInstance(control)) {
      found.add(type.cast(control));
    }
    if (control instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        collect(child, type, found);
      }
    }
  }

  private static List<Shell> shells() {
    return Arrays.stream(Display.getCurrent().getShells()).filter(Shell::isVisible).toList();
  }

  private static TreeItem find(Tree tree, String[] path) {
    TreeItem[] items = tree.getItems();
    TreeItem found = null;
    for (String name : path) {
      found = Arrays.stream(items).filter(item -> item.getText().startsWith(name)).findFirst().orElse(null);
      if (found == null) {
        return null;
      }
      items = found.getItems();
    }
    return found;
  }

  private static Point middle(Control parent, Rectangle bounds) {
    return parent.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
  }

  private static String plain(String text) {
    return text.replace("&", "");
  }
}
