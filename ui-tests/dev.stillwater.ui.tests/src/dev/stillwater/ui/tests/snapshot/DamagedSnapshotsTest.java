package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged and hostile snapshots in the editor.
 *
 * <p>THREADING: test threads.
 */
class DamagedSnapshotsTest {
  private SnapshotEditorPage page;

  @AfterEach
  void close() {
    page.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/corrupt-missing-data", "2.3.0/corrupt-truncated-data", "1.20.5/corrupt-truncated-data"})
  void damagedState_isNamedAndTheRestIsShown(String fixture) {
    // Would catch a page that shows nothing because of one damaged file, and one that does not say which.
    Path snapshot = SnapshotEditorPage.fixture("flink/" + fixture);
    page = SnapshotEditorPage.open(snapshot);
    assertTrue(SnapshotFindingsTest.hasErrors(page.document()));
    show(SnapshotPlace.FILES);
    Tree files = page.control(Tree.class, "files");
    Ui.await("a file with its problem", () -> Stream.of(files.getItems()).filter(item -> !item.getText(4).isEmpty()).count() == 1);
    show(SnapshotPlace.STATE);
    Label status = page.control(Label.class, "state:status");
    Ui.await("entries of a state", () -> status.getText().matches(".* entr(y|ies).*") || status.getText().startsWith("Error"));
    show(SnapshotPlace.OVERVIEW);
    Canvas treemap = page.control(Canvas.class, "overview:treemap");
    Ui.await("sizes of states", () -> treemap.getData("dev.stillwater.shapes") instanceof List<?> shapes && shapes.size() > 1);
  }

  @ParameterizedTest
  @CsvSource({"2.3.0/corrupt-truncated-metadata,the file ends too early,Copy the file again", "1.20.5/corrupt-truncated-metadata,the file ends too early,Copy the file again",
    "2.3.0/corrupt-bad-magic,0060672d,_metadata", "1.20.5/corrupt-bad-magic,0060672d,_metadata"})
  void damagedMetadata_saysWhatToDo(String fixture, String what, String remedy) {
    // Would catch an editor that stays empty, or shows a stack trace.
    page = SnapshotEditorPage.begin(SnapshotEditorPage.fixture("flink/" + fixture));
    Text problem = page.control(Text.class, "snapshot:problem");
    Ui.await("the reason", () -> problem.getText().contains(what));
    String reason = Ui.ask(problem::getText);
    assertTrue(reason.contains(remedy) && !reason.contains("Exception"), reason);
    Screenshots.take("snapshot-problem");
  }

  @Test
  void flippedBitOfAValue_keepsNobodyFromReading() {
    // Would catch an error where nothing can be told, as Flink keeps no checksums, and a page that shows nothing because of an odd value.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/corrupt-bitflip-data"));
    assertFalse(SnapshotFindingsTest.hasErrors(page.document()));
    show(SnapshotPlace.STATE);
    Label status = page.control(Label.class, "state:status");
    Ui.await("entries of a state", () -> status.getText().matches(".* entr(y|ies).*"));
    show(SnapshotPlace.FILES);
    Tree files = page.control(Tree.class, "files");
    Ui.await("files without a problem", () -> files.getItemCount() > 1 && Stream.of(files.getItems()).allMatch(item -> item.getText(4).isEmpty()));
  }

  private void show(String id) {
    Ui.run(() -> page.editor().show(SnapshotPlace.page(id)));
    Ui.settle();
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
    assertEquals(List.of(state + "  \u2192  " + secret.toRealPath()), Ui.ask(elsewhere::getText).lines().toList());
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
