package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.snapshot.page.HandleText;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Snapshots of every form, whole, damaged and hostile, on the pages of the editor.
 *
 * <p>THREADING: test threads.
 */
class SnapshotFixturesTest {
  @TempDir
  private Path folder;
  private SnapshotEditorPage page;

  @AfterEach
  void close() {
    page.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"canonical-hashmap", "canonical-files", "canonical-snappy", "changelog-memory", "ckpt-hashmap-full", "ckpt-rocksdb-full",
    "ckpt-rocksdb-heaptimers", "ckpt-rocksdb-incr", "ckpt-rocksdb-incr-files", "file-merging-checkpoint", "finished-subtasks", "kryo-heap", "native-hashmap",
    "native-rocksdb", "native-rocksdb-heaptimers", "types-canonical", "unaligned-checkpoint", "corrupt-missing-data", "corrupt-truncated-data"})
  void everyForm_isShownOnEveryPage(String fixture) throws IOException {
    // Would catch a form of state whose handles, files, entries or structure a page does not know.
    page = SnapshotEditorPage.open(copyOf(fixture));
    SnapshotDocument document = page.document();
    show(SnapshotPlace.OPERATORS);
    Tree operators = page.control(Tree.class, "operators");
    assertEquals(document.metadata().operators().size(), Ui.ask(operators::getItemCount));
    show(SnapshotPlace.FILES);
    Tree files = page.control(Tree.class, "files");
    long pointedTo = document.metadata().streamHandles().stream().flatMap(handle -> HandleText.file(handle).stream()).distinct()
        .count();
    Ui.await("the files", () -> files.getItemCount() == pointedTo + 1);
    show(SnapshotPlace.OVERVIEW);
    Canvas treemap = page.control(Canvas.class, "overview:treemap");
    Ui.await("sizes of states", () -> treemap.getData("dev.stillwater.shapes") instanceof List<?> shapes && shapes.size() > 1);
    show(SnapshotPlace.STATE);
    Combo states = page.control(Combo.class, "state:states");
    Label status = page.control(Label.class, "state:status");
    Ui.await("entries of a state", () -> states.getItemCount() > 1 && (status.getText().contains(" entries") || status.getText().startsWith("Error")));
    show(SnapshotPlace.PREFLIGHT);
    page.control(Text.class, "preflight:job");
    show(SnapshotPlace.METADATA);
    Tree metadata = page.control(Tree.class, "metadata");
    assertEquals(5, Ui.ask(metadata::getItemCount));
    // Nothing says where the keys of Kryo end in the heap's form.
    assertEquals(fixture.startsWith("corrupt") || fixture.equals("kryo-heap"), SnapshotFindingsTest.hasErrors(document));
  }

  @Test
  void changelogOutsideOfTheRun_isReadWhenAllowed() throws IOException {
    // Would catch a form of Flink's whose files lie elsewhere by design, and that nobody can open.
    page = SnapshotEditorPage.begin(copyOf("changelog-checkpoint"));
    Text elsewhere = page.control(Text.class, "snapshot:elsewhere");
    assertTrue(Ui.ask(elsewhere::getText).contains("/dstl/"));
    Input.click(Widgets.middle(Widgets.button(page.root(), "Read Them")));
    page.awaitInspected();
    assertFalse(SnapshotFindingsTest.hasErrors(page.document()));
  }

  /** A copy with all that lies around the snapshot, since an index is kept beside it. */
  private Path copyOf(String fixture) throws IOException {
    Path snapshot = SnapshotEditorPage.fixture("flink/2.3.0/" + fixture);
    Path root = snapshot;
    while (!root.getParent().endsWith("2.3.0")) {
      root = root.getParent();
    }
    Path copy = folder.resolve(fixture);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return copy.resolve(root.relativize(snapshot).toString());
  }

  private void show(String id) {
    Ui.run(() -> page.editor().show(SnapshotPlace.page(id)));
    Ui.settle();
  }

  @Test
  void truncatedMetadata_saysWhatToDo() {
    // Would catch an editor that stays empty, or shows a stack trace.
    page = SnapshotEditorPage.begin(SnapshotEditorPage.fixture("flink/2.3.0/corrupt-truncated-metadata"));
    Text problem = page.control(Text.class, "snapshot:problem");
    Ui.await("the reason", () -> problem.getText().contains("the file ends too early"));
    String reason = Ui.ask(problem::getText);
    assertTrue(reason.contains("Copy the file again"), reason);
    Screenshots.take("snapshot-problem");
  }

  @Test
  void fileElsewhere_isReadOnlyWhenAllowed() throws IOException {
    // Would catch a snapshot of a stranger that reads files which are none of its business.
    Path folder = Files.createTempDirectory("snapshot-hostile");
    Path copy = SnapshotOverviewTest.copy(SnapshotEditorPage.fixture("flink/2.3.0/canonical-files"), folder.resolve("handed-in"));
    Path state;
    try (Stream<Path> files = Files.list(copy)) {
      state = files.filter(file -> !file.endsWith("_metadata")).sorted().findFirst().orElseThrow();
    }
    Path secret = Files.move(state, folder.resolve("secret"));
    Files.createSymbolicLink(state, secret);
    page = SnapshotEditorPage.begin(copy);
    Text elsewhere = page.control(Text.class, "snapshot:elsewhere");
    assertEquals(List.of(state.toString()), Ui.ask(elsewhere::getText).lines().toList());
    Screenshots.take("snapshot-elsewhere");
    Input.click(Widgets.middle(Widgets.button(page.root(), "Leave Them Out")));
    page.awaitInspected();
    assertTrue(SnapshotFindingsTest.hasErrors(page.document()));
    page.close();
    page = SnapshotEditorPage.begin(copy);
    page.control(Text.class, "snapshot:elsewhere");
    Input.click(Widgets.middle(Widgets.button(page.root(), "Read Them")));
    page.awaitInspected();
    assertFalse(SnapshotFindingsTest.hasErrors(page.document()));
  }
}
