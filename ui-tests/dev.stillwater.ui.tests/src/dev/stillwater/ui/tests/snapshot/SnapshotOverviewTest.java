package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a snapshot is, how large its parts are and how its keys spread.
 *
 * <p>THREADING: test threads.
 */
class SnapshotOverviewTest {
  private SnapshotEditorPage page;

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void parallelismTried_saysWhichSubtaskHoldsMost() {
    // Would catch a map that ignores the slider, and sizes that are not those of the states.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/canonical-rocksdb"));
    page.turnTo("Overview");
    List<String> parts = shapes("overview:treemap");
    assertTrue(parts.stream().anyMatch(part -> part.startsWith("keyed-a / ")), parts.toString());
    assertEquals("version 6, read by Flink 2.1 and later", Ui.ask(page.control(Text.class, "fact:Metadata:")::getText));
    Combo operator = page.control(Combo.class, "overview:operator");
    assertTrue(List.of(Ui.ask(operator::getItems)).contains("keyed-a"));
    Scale scale = page.control(Scale.class, "overview:parallelism");
    Input.click(Widgets.middle(scale));
    for (int step = 0; step < 3; step++) {
      Input.press(Input.Key.of(SWT.HOME));
    }
    Ui.await("parallelism 1", () -> scale.getSelection() == 1);
    Label words = page.control(Label.class, "overview:skew");
    assertTrue(Ui.ask(words::getText).contains("1.00 times the mean"), Ui.ask(words::getText));
    Input.press(Input.Key.of(SWT.ARROW_RIGHT));
    Ui.await("parallelism 2", () -> words.getText().startsWith("At parallelism 2:"));
    assertEquals(2, shapes("overview:keyGroups").stream().filter(text -> text.startsWith("Subtask ")).count());
    Themes.screenshots("snapshot-overview");
  }

  @Test
  void filesOfRocksDb_areCountedByKeyGroup() {
    // Would catch a map that stays empty where the metadata has no offsets.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/native-rocksdb"));
    page.turnTo("Overview");
    Label words = page.control(Label.class, "overview:skew");
    Ui.await("the key groups", () -> words.getText().startsWith("At parallelism 2: subtask "));
    assertTrue(shapes("overview:keyGroups").stream().filter(text -> text.startsWith("Key group ") && !text.contains(": 0 bytes")).count() > 20);
  }

  @Test
  void labelWritten_isThereWhenOpenedAgain() throws IOException {
    // Would catch notes that get lost, and a snapshot of Flink's that cannot have any.
    Path folder = Files.createTempDirectory("snapshot-label");
    Path copy = copy(SnapshotEditorPage.fixture("flink/2.3.0/window-fixed"), folder.resolve("handed-in"));
    page = SnapshotEditorPage.open(copy);
    page.turnTo("Overview");
    Text label = page.control(Text.class, "overview:label");
    Input.click(Widgets.middle(label));
    Input.type("before the change");
    Ui.await("an unsaved label", () -> page.editor().isDirty());
    Input.chord(Input.Key.of('s'), SWT.MOD1);
    Ui.await("a saved label", () -> !page.editor().isDirty());
    page.close();
    page = SnapshotEditorPage.open(copy);
    assertTrue(Ui.ask(page.control(Label.class, "snapshot:facts")::getText).contains("'before the change'"));
    assertTrue(Files.isDirectory(folder.resolve("handed-in.stillwater")));
    assertTrue(SnapshotFindingsTest.rows(page).stream().noneMatch(row -> row.startsWith("Error")), SnapshotFindingsTest.rows(page).toString());
  }

  @SuppressWarnings("unchecked")
  private List<String> shapes(String id) {
    Canvas canvas = page.control(Canvas.class, id);
    return (List<String>) Ui.ask(() -> canvas.getData("dev.stillwater.shapes"));
  }

  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
