package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
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
