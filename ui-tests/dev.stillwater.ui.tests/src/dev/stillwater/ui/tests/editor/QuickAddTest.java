package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.List;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adding operators by typing and by dropping them on streams, in the real workbench. */
class QuickAddTest {
  private JobFixture fixture;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    fixture = JobFixture.create("quick-add");
    page = fixture.open("line");
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a list that loses the first letters, does not filter, or puts the operator elsewhere.
  @Test
  void lettersTypedOnTheCanvas_addTheKindAtThePointer() {
    Input.click(page.canvas(200, 300));
    Input.type("conso");
    assertEquals("conso", awaitFilter("conso"));
    Screenshots.take("quick-add");
    Input.press(Key.ENTER);
    Ui.await("a console", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    assertEquals("console-sink", page.ask(job -> job.getOperators().getLast().getKind()));
    Point at = page.operator("console-sink-1");
    Point wanted = page.canvas(200, 300);
    assertTrue(Math.abs(at.x - wanted.x) <= 10 && Math.abs(at.y - wanted.y) <= 10, "it is at " + at + ", the pointer at " + wanted);
    assertTrue(page.isSelected("console-sink-1"));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the console is gone", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 3);
  }

  // Would catch a key that does nothing, and an operator that stays unconnected behind the one that is pointed at.
  @Test
  void ctrlSpaceOnAnOperator_addsBehindItAndConnects() {
    Input.click(page.operator("sums"));
    Input.chord(Key.of(' '), SWT.MOD1);
    awaitFilter("");
    Input.type("json");
    Input.press(Key.of(SWT.ARROW_DOWN));
    Input.press(Key.of(SWT.ARROW_UP));
    Input.press(Key.ENTER);
    Ui.await("a sink", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    assertEquals(List.of("flights>delayed", "delayed>sums", "sums>json-sink-1"), page.streams());
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("both are gone in one step", () -> page.editor().diagram().orElseThrow().job().getStreams().size() == 2
        && page.editor().diagram().orElseThrow().job().getOperators().size() == 3);
  }

  // Would catch a list that cannot be left without a change.
  @Test
  void escape_closesTheListAndChangesNothing() {
    Input.click(page.canvas(200, 300));
    Input.type("map");
    awaitFilter("map");
    Input.press(Key.ESCAPE);
    Ui.await("the list is closed", () -> filter() == null);
    assertEquals(3, page.operatorCount());
    Input.type("f");
    awaitFilter("f");
    Input.press(Key.ESCAPE);
  }

  // Would catch a drop on a stream that leaves the operator beside it, loses the key, or leaves no room.
  @Test
  void operatorDroppedOnAStream_isInsertedAndTheOthersMakeRoom() {
    Point from = page.output("delayed");
    Point to = page.input("sums", 0);
    Input.drag(page.paletteEntry("filter"), new Point((from.x + to.x) / 2, from.y + 3));
    Ui.await("a filter", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    Screenshots.take("insert-into-stream");
    assertEquals(List.of("flights>delayed", "filter-1>sums", "delayed>filter-1"), page.streams());
    Stream keyed = page.ask(job -> job.getStreams().get(1));
    assertEquals(List.of("origin"), Ui.ask(() -> List.copyOf(keyed.getKeyFields())));
    assertTrue(page.operator("filter-1").x + 160 < page.operator("sums").x, "no room was made");
    assertEquals(page.operator("delayed").y, page.operator("filter-1").y);
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("all as before", () -> page.streamsNow().equals(List.of("flights>delayed", "delayed>sums")));
  }

  private static String awaitFilter(String text) {
    Ui.await("the list with '" + text + "'", () -> filter() != null && filter().getText().equals(text) && filter().isFocusControl());
    return text;
  }

  /** The filter of the open list; null when there is none; for the UI thread. */
  static Text filter() {
    for (Shell shell : Display.getCurrent().getShells()) {
      for (Text text : shell.isVisible() ? Widgets.all(shell, Text.class) : List.<Text>of()) {
        if (Objects.equals("quick-add-filter", text.getData("dev.stillwater.id"))) {
          return text;
        }
      }
    }
    return null;
  }
}
