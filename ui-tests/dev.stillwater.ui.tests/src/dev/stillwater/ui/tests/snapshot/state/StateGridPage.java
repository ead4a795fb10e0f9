package dev.stillwater.ui.tests.snapshot.state;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * The State page as a person sees it.
 *
 * <p>THREADING: test threads.
 */
final class StateGridPage {
  private static final Duration PATIENCE = Duration.ofSeconds(Boolean.getBoolean("stillwater.long") ? 1_200 : 60);

  private final SnapshotEditorPage editor;

  /** Turns to the page. */
  StateGridPage(SnapshotEditorPage editor) {
    this.editor = editor;
    editor.turnTo("State");
  }

  SnapshotEditorPage editor() {
    return editor;
  }

  NatTable grid() {
    return editor.control(NatTable.class, "state:entries");
  }

  /** Chooses a state by a part of its text. */
  void choose(String text) {
    Combo states = editor.control(Combo.class, "state:states");
    Ui.await("the states", () -> states.getItemCount() > 0);
    Ui.run(() -> {
      for (int index = 0; index < states.getItemCount(); index++) {
        if (states.getItem(index).contains(text)) {
          states.select(index);
          states.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
          return;
        }
      }
      throw new AssertionError("No state " + text + " among " + List.of(states.getItems()));
    });
  }

  String status() {
    Label status = editor.control(Label.class, "state:status");
    return Ui.ask(status::getText);
  }

  /** Waits for a status. */
  String awaitStatus(Predicate<String> fits, String what) {
    Label status = editor.control(Label.class, "state:status");
    Ui.await(what, PATIENCE, () -> fits.test(status.getText()));
    return Ui.ask(status::getText);
  }

  /** Writes into a field, as a person does, and presses Enter. */
  void enter(String id, String text) {
    Text field = editor.control(Text.class, id);
    Input.click(Widgets.middle(field));
    Input.chord(Input.Key.of('a'), SWT.CTRL);
    Input.type(text);
    Ui.await("the text in " + id, () -> field.getText().equals(text));
    Input.press(Input.Key.ENTER);
  }

  /** When the first entry is on the screen of the editor, by {@link System#nanoTime}: what comes while the mouse is still waited for counts when it comes. */
  static CompletableFuture<Long> firstRow(SnapshotEditorPage editor) {
    Shell shell = Ui.ask(() -> editor.editor().getSite().getShell());
    return CompletableFuture.supplyAsync(() -> {
      Ui.await("the first entry", PATIENCE, () -> Widgets.all(shell, NatTable.class).stream()
          .anyMatch(grid -> grid.isVisible() && "state:entries".equals(grid.getData("dev.stillwater.id")) && !texts(grid, 0).isEmpty()));
      return System.nanoTime();
    });
  }

  /** The texts of a visible row of the grid, from 0; waits until they are there. */
  List<String> row(int row) {
    NatTable grid = grid();
    return Ui.awaitValue("row " + row, () -> {
      List<String> texts = texts(grid, row);
      return texts.isEmpty() || texts.contains("\u2026") ? null : texts;
    });
  }

  private static List<String> texts(NatTable grid, int row) {
    List<String> texts = new ArrayList<>();
    for (int column = 1; column < grid.getColumnCount(); column++) {
      ILayerCell cell = grid.getCellByPosition(column, row + 1);
      if (cell != null) {
        texts.add(String.valueOf(cell.getDataValue()));
      }
    }
    return texts;
  }

  /** The middle of a cell on the display; the row counts from 0 at the top of what is visible, the column from 1. */
  Point cell(int column, int row) {
    NatTable grid = grid();
    return Ui.ask(() -> {
      Rectangle bounds = grid.getBoundsByPosition(column, row + 1);
      return grid.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
    });
  }

  /** The titles of the columns. */
  List<String> titles() {
    NatTable grid = grid();
    return Ui.ask(() -> texts(grid, -1));
  }

  /** The number of the topmost visible entry. */
  String topNumber() {
    NatTable grid = grid();
    return Ui.ask(() -> String.valueOf(grid.getDataValueByPosition(0, 1)));
  }
}
