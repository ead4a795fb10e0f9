package dev.stillwater.ui.tests.editor;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;

/** The Properties of what is selected in a pipeline editor, for test threads. */
final class SettingsPage {
  private SettingsPage() {}

  /** Clicks the tab of the title. */
  static void open(String tab) {
    Composite shell = Ui.ask(() -> Ui.window().getShell());
    Canvas title = Widgets.control(shell, Canvas.class, "a tab '" + tab + "'",
        canvas -> canvas.getClass().getSimpleName().equals("ListElement") && canvas.toString().equals(tab));
    Input.click(Widgets.middle(title));
  }

  /** The source editor of the test id. */
  static StyledText source(String id) {
    return DiagramPage.control(StyledText.class, id);
  }

  /** The table of the test id. */
  static Table table(String id) {
    return DiagramPage.control(Table.class, id);
  }

  /** As {@link #table}, for conditions on the UI thread, once the table is there. */
  static Table tableNow(String id) {
    return Widgets.all(Ui.window().getShell(), Table.class).stream().filter(Table::isVisible)
        .filter(table -> id.equals(table.getData("dev.stillwater.id"))).findFirst().orElseThrow();
  }

  /** The middle of a cell on the screen. */
  static Point cell(Table table, int row, int column) {
    return Ui.ask(() -> {
      org.eclipse.swt.graphics.Rectangle bounds = table.getItem(row).getBounds(column);
      return table.toDisplay(bounds.x + Math.min(bounds.width / 2, 40), bounds.y + bounds.height / 2);
    });
  }

  /** Waits for a label that is shown and holds the text. */
  static void awaitLabel(String text) {
    Composite shell = Ui.ask(() -> Ui.window().getShell());
    Widgets.control(shell, Label.class, "a label with '" + text + "'", label -> label.getText().contains(text));
  }
}
