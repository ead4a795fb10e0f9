package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.snapshot.page.JobOfSnapshot;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.preflight.SavedJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The operators of a snapshot, down to the bytes of each subtask.
 *
 * <p>THREADING: test threads.
 */
class SnapshotOperatorsTest {
  private SnapshotEditorPage page;

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void jobChosen_isDrawnWithTheSizesOfItsState() throws Exception {
    // Would catch a drawing without sizes, or with those of other operators, and a shape that does not lead to its operator.
    Path folder = Files.createTempDirectory("snapshot-drawing");
    try (SavedJob job = SavedJob.create(folder)) {
      page = SnapshotEditorPage.open(job.snapshot());
      page.turnTo("Operators");
      String text = Files.readString(job.path());
      Ui.run(() -> page.document().setJob(new JobOfSnapshot(text, Optional.of(job.path()), false)));
      Canvas drawing = page.control(Canvas.class, "operators:drawing");
      Ui.await("sizes on the drawing", () -> String.valueOf(drawing.getData("dev.stillwater.shapes")).contains("totals: "));
      String shapes = Ui.ask(() -> String.valueOf(drawing.getData("dev.stillwater.shapes")));
      assertTrue(shapes.matches(".*totals: [0-9.]+ (bytes|KB) of state.*") && shapes.contains("in: no state in this snapshot"), shapes);
      Tree tree = page.control(Tree.class, "operators");
      Ui.run(tree::deselectAll);
      Themes.screenshots("snapshot-drawing");
      Rectangle area = Ui.ask(drawing::getClientArea);
      Point corner = Ui.ask(() -> drawing.toDisplay(0, 0));
      for (int x = 30; x < area.width && Ui.ask(tree::getSelectionCount) == 0; x += 60) {
        Input.click(new Point(corner.x + x, corner.y + 45));
      }
      assertEquals("totals", Ui.ask(() -> tree.getSelection()[0].getText()));
    }
  }

  @Test
  void operator_isFollowedToItsBytes() {
    // Would catch a tree that ends early, and states with the size of others.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/canonical-rocksdb"));
    page.turnTo("Operators");
    Tree tree = page.control(Tree.class, "operators");
    TreeItem state = Widgets.treeItem(tree, "keyed-a", "perTag");
    assertEquals("33.4 KB", Ui.ask(() -> state.getText(1)));
    TreeItem bytes = Widgets.treeItem(tree, "keyed-a", "Subtask 1", "perTag", "Bytes");
    assertTrue(Ui.ask(() -> bytes.getText(1)).endsWith("KB"));
    Themes.screenshots("snapshot-operators");
    SnapshotEditorPage.scrollTo(bytes);
    Input.doubleClick(Widgets.middle(bytes));
    Ui.await("the page with the files", () -> page.pageTitle().equals("Files"));
  }
}
