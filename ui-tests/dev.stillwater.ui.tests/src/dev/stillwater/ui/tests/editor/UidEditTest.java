package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editing name and uid on the drawing, with a real savepoint in the project that holds state under a uid, in the real workbench. */
class UidEditTest {
  private JobFixture fixture;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    fixture = JobFixture.create("uid-edit");
    copySavepoint(fixture.folder().resolve("out/line/savepoints/before-change"));
    String job = JobFixture.LINE.replace("\"sums\"", "\"keyed-b\"");
    page = DiagramPage.open(fixture.job("line", job, ""));
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a uid that cannot be edited by the keyboard, and a question where no state is at stake.
  @Test
  void uidWithoutState_isChangedAtOnceAndSaysThatNothingIsLost() {
    Input.click(page.operator("delayed"));
    Input.press(Key.of(SWT.F2));
    DiagramPage.control(Text.class, "name-in-place");
    Input.press(Key.TAB);
    Text field = DiagramPage.control(Text.class, "uid-in-place");
    Ui.await("the uid is selected", () -> field.isFocusControl() && field.getSelectionText().equals("delayed"));
    Input.type("late");
    Screenshots.take("uid-in-place");
    Input.press(Key.ENTER);
    Ui.await("the new uid", () -> "late".equals(page.editor().diagram().orElseThrow().job().getOperators().get(1).getUid()));
    assertTrue(Ui.ask(page::status).contains("No known snapshot holds state of 'delayed'"), Ui.ask(page::status));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the old uid", () -> "delayed".equals(page.editor().diagram().orElseThrow().job().getOperators().get(1).getUid()));
  }

  // Would catch a uid under which a savepoint holds state, and that changes without a word.
  @Test
  void uidWithSavedState_asksAndListsTheSnapshots() {
    Input.click(page.operator("keyed-b"));
    Input.chord(Key.of(SWT.F2), SWT.SHIFT);
    DiagramPage.control(Text.class, "uid-in-place");
    Input.type("totals");
    Input.pressForDialog(Key.ENTER);
    Shell question = Widgets.shell("Change Uid");
    Table snapshots = Widgets.control(question, Table.class, "the snapshots", table -> "uid-snapshots".equals(table.getData("dev.stillwater.id")));
    assertEquals(List.of("before-change", "savepoint"), Ui.ask(() -> List.of(snapshots.getItem(0).getText(0), snapshots.getItem(0).getText(1))));
    Screenshots.take("uid-question");
    Input.click(Widgets.middle(Widgets.button(question, "Keep 'keyed-b'")));
    Ui.await("the question is closed", () -> !Widgets.isOpen("Change Uid"));
    assertEquals("keyed-b", page.ask(job -> job.getOperators().getLast().getUid()));
    Input.click(page.operator("keyed-b"));
    Input.chord(Key.of(SWT.F2), SWT.SHIFT);
    DiagramPage.control(Text.class, "uid-in-place");
    Input.type("totals");
    Input.pressForDialog(Key.ENTER);
    Input.click(Widgets.middle(Widgets.button(Widgets.shell("Change Uid"), "Change Uid")));
    Ui.await("the new uid", () -> "totals".equals(page.editor().diagram().orElseThrow().job().getOperators().getLast().getUid()));
  }

  private static void copySavepoint(Path to) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("engine/test-data"))) {
      root = root.getParent();
    }
    try (Stream<Path> folders = Files.list(root.resolve("engine/test-data/flink/2.3.0/canonical-snappy"))) {
      Path from = folders.filter(folder -> folder.getFileName().toString().startsWith("savepoint-")).findFirst().orElseThrow();
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }
}
