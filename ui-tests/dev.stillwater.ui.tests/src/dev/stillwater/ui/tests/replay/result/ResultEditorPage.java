package dev.stillwater.ui.tests.replay.result;

import dev.stillwater.ui.operate.replay.result.ComparisonEditor;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;

/**
 * The editor of replay results as a person sees it.
 *
 * <p>THREADING: test threads.
 */
public final class ResultEditorPage {
  private final ComparisonEditor editor;

  private ResultEditorPage(ComparisonEditor editor) {
    this.editor = editor;
  }

  /** Opens the editor of the replay in the folder, whatever it shows. */
  public static ResultEditorPage open(Path replayFolder) {
    var page = Ui.page();
    return new ResultEditorPage(Ui.ask(() -> {
      try {
        return ComparisonEditor.open(page, replayFolder);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    }));
  }

  /** Waits until the result is shown. */
  public ResultEditorPage awaitResult() {
    Ui.await("the result", editor::isOpen);
    Ui.settle();
    return this;
  }

  public String title() {
    return Ui.ask(editor::getTitle);
  }

  /** Clicks on the tab of a page. */
  public void turnTo(String title) {
    Input.click(Ui.awaitValue("the page " + title, () -> {
      for (CTabItem item : tabs().getItems()) {
        Rectangle bounds = item.getBounds();
        if (item.getText().equals(title) && bounds.width > 0) {
          return tabs().toDisplay(new Point(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2));
        }
      }
      return null;
    }));
    awaitPage(title);
  }

  /** Waits until a page is in front. */
  public void awaitPage(String title) {
    Ui.await("the page " + title + " in front", () -> tabs().getSelection().getText().equals(title));
  }

  private CTabFolder tabs() {
    return Widgets.all(editor.getSite().getShell(), CTabFolder.class).stream()
        .filter(folder -> "result:pages".equals(folder.getData("dev.stillwater.id")) && folder.isVisible()).findFirst().orElseThrow();
  }

  /** The visible control of the id, in the header or the page in front. */
  public <T extends Control> T control(Class<T> type, String id) {
    Composite root = Ui.ask(() -> tabs().getParent().getParent());
    return Widgets.control(root, type, "the control " + id, control -> id.equals(control.getData("dev.stillwater.id")));
  }

  public String text(String id) {
    Label label = control(Label.class, id);
    return Ui.ask(label::getText);
  }

  /** Waits for the text of a label to begin so. */
  public String awaitText(String id, String beginning) {
    Label label = control(Label.class, id);
    Ui.await(id + " beginning with " + beginning, () -> label.getText().startsWith(beginning));
    return Ui.ask(label::getText);
  }

  public NatTable grid() {
    return control(NatTable.class, "result:rows");
  }

  /** The titles of the grid's visible columns. */
  public List<String> titles() {
    NatTable grid = grid();
    return Ui.ask(() -> texts(grid, 0));
  }

  /** The texts of a visible row of the grid, from 0; waits until they are there. */
  public List<String> row(int row) {
    NatTable grid = grid();
    return Ui.awaitValue("row " + row, () -> {
      List<String> texts = texts(grid, row + 1);
      return texts.isEmpty() || texts.contains("\u2026") ? null : texts;
    });
  }

  /** The texts of a visible row as they are, for the UI thread. */
  public List<String> peek(int row) {
    return Widgets.all((Composite) tabs().getSelection().getControl(), NatTable.class).stream().filter(Control::isVisible).findFirst()
        .map(grid -> texts(grid, row + 1)).orElse(List.of());
  }

  /** The number of the selected row, from 1. */
  public long selectedNumber() {
    return Ui.ask(this::selectedNumberNow);
  }

  /** As {@link #selectedNumber}, for the UI thread. */
  public long selectedNumberNow() {
    return ComparisonEditor.selectedNumber((Composite) tabs().getSelection().getControl());
  }

  private static List<String> texts(NatTable grid, int position) {
    List<String> texts = new ArrayList<>();
    for (int column = 1; column < grid.getColumnCount(); column++) {
      ILayerCell cell = grid.getCellByPosition(column, position);
      if (cell != null) {
        texts.add(String.valueOf(cell.getDataValue()));
      }
    }
    return texts;
  }

  /** The number of the topmost visible row. */
  String topNumber() {
    NatTable grid = grid();
    return Ui.ask(() -> String.valueOf(grid.getDataValueByPosition(0, 1)));
  }

  /** Clicks on a visible row of the grid. */
  public void clickRow(int row) {
    NatTable grid = grid();
    Input.click(Ui.ask(() -> {
      Rectangle bounds = grid.getBoundsByPosition(1, row + 1);
      return grid.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
    }));
  }

  /** Chooses an item of a combo. */
  public void choose(String id, String item) {
    Combo combo = control(Combo.class, id);
    Ui.run(() -> {
      combo.select(Arrays.asList(combo.getItems()).indexOf(item));
      combo.notifyListeners(SWT.Selection, new Event());
    });
  }

  /** Writes into a field, as a person does, and presses Enter. */
  public void enter(String id, String text) {
    Text field = control(Text.class, id);
    Input.click(Widgets.middle(field));
    Input.chord(Input.Key.of('a'), SWT.CTRL);
    Input.type(text);
    Ui.await("the text in " + id, () -> field.getText().equals(text));
    Input.press(Input.Key.ENTER);
  }

  /** The titles of a short table. */
  public List<String> columns(String id) {
    Table table = control(Table.class, id);
    return Ui.ask(() -> Arrays.stream(table.getColumns()).map(TableColumn::getText).toList());
  }

  /** The rows of a short table. */
  public List<List<String>> table(String id) {
    Table table = control(Table.class, id);
    return Ui.ask(() -> Arrays.stream(table.getItems()).map(item -> {
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < table.getColumnCount(); column++) {
        texts.add(item.getText(column));
      }
      return texts;
    }).toList());
  }

  /** Follows a link without waiting: a dialog may open. */
  public void follow(String id) {
    Link link = control(Link.class, id);
    // A dialog that has just closed may still hold the keys.
    Ui.await("the focus on " + id, () -> {
      link.getShell().forceActive();
      link.setFocus();
      return link.isFocusControl();
    });
    Input.pressForDialog(Input.Key.ENTER);
  }

  /** Clicks on a button of the page in front. */
  public void press(String text) {
    Composite root = Ui.ask(() -> (Composite) tabs().getSelection().getControl());
    Input.click(Widgets.middle(Widgets.button(root, text)));
  }

  /** Number of rows in memory, of all grids of the page in front. */
  public int heldRows() {
    return Ui.ask(() -> ComparisonEditor.heldRows((Composite) tabs().getSelection().getControl()));
  }

  public void close() {
    var page = Ui.page();
    Ui.run(() -> page.closeEditor(editor, false));
  }
}
