package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The files of a snapshot, their bytes and what the bytes mean.
 *
 * <p>THREADING: test threads.
 */
class SnapshotFilesTest {
  private SnapshotEditorPage page;

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void partAndBytes_leadToEachOther() {
    // Would catch parts that are marked at the wrong bytes, and bytes that lead to no part.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/canonical-files"));
    page.turnTo("Files");
    Tree structure = page.control(Tree.class, "files:structure");
    Canvas hex = page.control(Canvas.class, "files:hex");
    TreeItem checkpoint = Widgets.treeItem(structure, "checkpoint id");
    assertEquals(List.of("checkpoint id", "8", "8"), Ui.ask(() -> List.of(checkpoint.getText(0), checkpoint.getText(2), checkpoint.getText(3))));
    Input.click(Widgets.middle(checkpoint));
    Ui.await("the bytes of the checkpoint's id", () -> "8-16".equals(hex.getData("dev.stillwater.range")));
    Point corner = Ui.ask(() -> hex.toDisplay(0, 0));
    Input.click(new Point(corner.x + 110, corner.y + 12));
    Ui.await("the part of the first byte", () -> structure.getSelection().length == 1 && structure.getSelection()[0].getText().equals("magic"));
    Input.press(Input.Key.of(SWT.ARROW_DOWN));
    Ui.await("the part of the row below", () -> !structure.getSelection()[0].getText().equals("magic"));
    Tree files = page.control(Tree.class, "files");
    TreeItem file = Ui.awaitValue("a file with key groups", () -> Arrays.stream(files.getItems()).filter(item -> item.getText(2).startsWith("keyed-a, ")).findFirst()
        .orElse(null));
    SnapshotEditorPage.scrollTo(file);
    Input.click(Widgets.middle(file));
    TreeItem group = Widgets.treeItem(structure, "keyed state", "key group ");
    SnapshotEditorPage.scrollTo(group);
    Input.click(Widgets.middle(group));
    long offset = Ui.ask(() -> Long.parseLong(group.getText(2).replace(",", "")));
    Ui.await("the bytes of a key group", () -> String.valueOf(hex.getData("dev.stillwater.range")).startsWith(offset + "-"));
    Themes.screenshots("snapshot-files");
    TreeItem value = Widgets.treeItem(structure, "keyed state", "key group ", "entry of ", "value");
    SnapshotEditorPage.scrollTo(value);
    Input.click(Widgets.middle(value));
    long from = Ui.ask(() -> Long.parseLong(value.getText(2).replace(",", "")));
    long length = Ui.ask(() -> Long.parseLong(value.getText(3).replace(",", "")));
    Ui.await("the bytes of a value", () -> (from + "-" + (from + length)).equals(hex.getData("dev.stillwater.range")));
    Themes.screenshots("snapshot-files-entry");
    Input.click(new Point(corner.x + 110, corner.y + 40));
    Ui.await("the field of a byte beside it", () -> structure.getSelection().length == 1 && structure.getSelection()[0] != value
        && structure.getSelection()[0].getParentItem() != null && !structure.getSelection()[0].getText().startsWith("key group "));
  }

  @Test
  void incrementalCheckpoint_saysWhatIsShared() {
    // Would catch sharing that nobody is told of before files are removed.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/ckpt-rocksdb-incr-files"));
    page.turnTo("Files");
    Tree files = page.control(Tree.class, "files");
    Ui.await("the files", () -> files.getItemCount() > 1);
    Label summary = page.control(Label.class, "files:summary");
    assertTrue(Ui.ask(summary::getText).contains("with problems: 0"), Ui.ask(summary::getText));
    String table = Ui.awaitValue("a file that the checkpoint before has too", () -> Arrays.stream(files.getItems()).filter(item -> item.getText(3).contains("chk-2"))
        .map(TreeItem::getText).findFirst().orElse(null));
    TreeItem pointer = Widgets.treeItem(files, table, "");
    assertEquals("may be shared", Ui.ask(() -> pointer.getText(3)));
  }

  @Test
  void metadata_isSearched() {
    // Would catch a raw structure without some version's fields, and a search that stops at the first line.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/canonical-rocksdb"));
    page.turnTo("Metadata");
    Text search = page.control(Text.class, "metadata:search");
    Input.click(Widgets.middle(search));
    Input.type("no-uid");
    Input.press(Input.Key.ENTER);
    Tree tree = page.control(Tree.class, "metadata");
    Ui.await("the operator in the structure", () -> tree.getSelection().length == 1 && tree.getSelection()[0].getText(1).contains("no-uid"));
    TreeItem first = Ui.ask(() -> tree.getSelection()[0]);
    Input.press(Input.Key.ENTER);
    Ui.await("the next place", () -> tree.getSelection()[0] != first && tree.getSelection()[0].getText(1).contains("no-uid"));
    Themes.screenshots("snapshot-metadata");
  }
}
