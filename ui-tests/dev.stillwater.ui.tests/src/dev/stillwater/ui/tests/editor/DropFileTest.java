package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dragging files from the Project Explorer onto the drawing, in the real workbench. */
class DropFileTest {
  private JobFixture fixture;
  private DiagramPage page;
  private Tree explorer;

  @BeforeEach
  void openJob() throws Exception {
    fixture = JobFixture.create("a-drop");
    Files.writeString(fixture.folder().resolve("delays.csv"), "origin;delay;when\nSFO;12;2026-01-01T00:00:00Z\nLAX;;2026-01-02T00:00:00Z\n");
    Files.writeString(fixture.folder().resolve("events.jsonl"), "{\"id\":1,\"name\":\"x\",\"tags\":[1]}\n{\"id\":3000000000,\"name\":null}\n");
    Files.writeString(fixture.folder().resolve("list.json"), "[{\"id\":1}]\n");
    page = fixture.open("line");
    fixture.project().refreshLocal(IProject.DEPTH_INFINITE, null);
    Shell window = Ui.ask(() -> Ui.window().getShell());
    explorer = Widgets.control(window, Tree.class, "the Project Explorer",
        tree -> java.util.Arrays.stream(tree.getItems()).anyMatch(item -> item.getText().startsWith("a-drop")));
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a dropped file that is opened instead of read, and types or delimiters that are not found.
  @Test
  void csvFile_becomesASourceWithItsSchema() {
    drop("delays.csv", page.canvas(200, 300));
    Ui.await("a source", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    assertEquals(List.of("csv-source-1", "delays"), page.ask(job -> List.of(job.getOperators().getLast().getUid(), job.getOperators().getLast().getName())));
    assertEquals(List.of("origin string", "delay int?", "when timestamp"), fields("delays"));
    assertEquals("delays.csv ;", page.ask(job -> job.getOperators().getLast().getParameters().stream()
        .filter(parameter -> List.of("path", "delimiter").contains(parameter.getName())).map(parameter -> parameter.getValue())
        .reduce((one, other) -> one + ' ' + other).orElseThrow()));
    assertTrue(Ui.ask(page::status).contains("3 fields"));
    Screenshots.take("dropped-csv");
  }

  // Would catch JSON whose nested members break the schema, and a list of JSON that is taken for JSON Lines without a word.
  @Test
  void jsonFile_becomesASource_andOneThatIsNoJsonLinesSaysWhy() {
    drop("events.jsonl", page.canvas(200, 300));
    Ui.await("a source", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    assertEquals(List.of("id long", "name string?"), fields("events"));
    assertTrue(Ui.ask(page::status).contains("tags"), "it does not say that tags is left out");
    drop("list.json", page.canvas(400, 300));
    Shell refused = Widgets.shell("No Source Created");
    Screenshots.take("dropped-json-list");
    Input.click(Widgets.middle(Widgets.button(refused, "OK")));
    Ui.await("the message is closed", () -> !Widgets.isOpen("No Source Created"));
    assertEquals(4, page.operatorCount());
  }

  /** Selects the file first, so that nothing is busy with the selection while the window system waits for the drag to begin. */
  private void drop(String file, Point to) {
    Point from = Widgets.middle(Widgets.treeItem(explorer, "a-drop", file));
    Input.click(from);
    Ui.await("the file is selected", () -> explorer.getSelectionCount() == 1 && explorer.getSelection()[0].getText().startsWith(file));
    Ui.settle();
    // Not where the click was: that would be a double click.
    Input.dragAndHold(new Point(from.x - 14, from.y), to, Ui::settle);
  }

  private List<String> fields(String schema) {
    return page.ask(job -> job.getSchemas().stream().filter(one -> one.getName().equals(schema)).flatMap(one -> one.getFields().stream())
        .map(field -> field.getName() + ' ' + field.getType().getLiteral() + (field.isNullable() ? "?" : "")).toList());
  }
}
