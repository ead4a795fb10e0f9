package dev.stillwater.ui.tests.snapshot.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A snapshot from a stranger makes the preflight read nothing that nobody asked for.
 *
 * <p>THREADING: test threads.
 */
class StrangersSnapshotTest {
  private static final String CHOOSE = "Choose a job to see whether it would start from this snapshot.";
  private static final String STARTS = "The job starts and takes all its state, as far as types tell. Tick Every entry to look into the state too.";

  @TempDir
  private Path folder;
  private PrivateJobs jobs;
  private SavedJob job;

  @BeforeEach
  void saveAJob() throws Exception {
    jobs = PrivateJobs.open();
    job = SavedJob.create(folder);
  }

  @AfterEach
  void close() throws Exception {
    job.close();
    jobs.close();
  }

  /** Writes into the sidecar where the job's file is. */
  private void nameInSidecar(Path file) throws Exception {
    Sidecar sidecar = SidecarFolder.read(Storage.local(), job.snapshot()).orElseThrow();
    SidecarFolder.write(Storage.local(), job.snapshot(),
        new Sidecar(sidecar.manifest(), Optional.of(Files.readString(job.path())), sidecar.sourcePositions(), Optional.of(file.toString())));
  }

  private static SnapshotEditorPage openPreflight(Path snapshot) {
    SnapshotEditorPage page = SnapshotEditorPage.open(snapshot);
    page.turnTo("Preflight");
    return page;
  }

  private static void awaitVerdict(SnapshotEditorPage page, String verdict) {
    Label label = page.control(Label.class, "preflight:verdict");
    Ui.await("the verdict " + verdict, () -> label.getText().equals(verdict));
  }

  @Test
  void jobThatASidecarNames_isReadWhenItIsOfTheWorkspaceOrAskedFor() throws Exception {
    // Would catch a sidecar that makes the IDE read any file of the disk, and a job of one's own that one has to choose each time.
    Path elsewhere = Files.copy(job.path(), folder.resolve("elsewhere.job"));
    nameInSidecar(elsewhere);
    SnapshotEditorPage page = openPreflight(job.snapshot());
    Text field = page.control(Text.class, "preflight:job");
    assertEquals(elsewhere.toString(), Ui.ask(field::getText));
    assertEquals(CHOOSE, Ui.ask(page.control(Label.class, "preflight:verdict")::getText));
    assertEquals(0, Ui.ask(page.control(Table.class, "preflight:issues")::getItemCount));
    Input.click(Widgets.middle(field));
    Input.press(Input.Key.ENTER);
    Label verdict = page.control(Label.class, "preflight:verdict");
    Ui.await("a verdict", () -> verdict.getText().startsWith("Error") || verdict.getText().startsWith("Warning") || verdict.getText().equals(STARTS));
    page.close();
    nameInSidecar(job.path());
    awaitVerdict(openPreflight(job.snapshot()), STARTS);
  }

  @Test
  void filesThatWereLeftOut_areNotReadByThePreflight() throws IOException {
    // Would catch a preflight that follows links which the person has just said not to follow, also right after the opening.
    Path state;
    try (Stream<Path> files = Files.list(job.snapshot())) {
      state = files.filter(file -> !file.endsWith("_metadata")).sorted().findFirst().orElseThrow();
    }
    Path secret = Files.move(state, folder.resolve("secret"));
    Files.createSymbolicLink(state, secret);
    SnapshotEditorPage page = SnapshotEditorPage.begin(job.snapshot());
    Ui.run(() -> page.editor().show(SnapshotPlace.preflight(job.path())));
    assertEquals(List.of(state + "  \u2192  " + secret.toRealPath()), Ui.ask(page.control(Text.class, "snapshot:elsewhere")::getText).lines().toList());
    Input.click(Widgets.middle(Widgets.button(page.root(), "Leave Them Out")));
    awaitVerdict(page, "Error: the snapshot points to files elsewhere that you have not allowed to be read. Open it again and choose to read them.");
    page.close();
    SnapshotEditorPage again = SnapshotEditorPage.begin(job.snapshot());
    Ui.run(() -> again.editor().show(SnapshotPlace.preflight(job.path())));
    again.control(Text.class, "snapshot:elsewhere");
    Input.click(Widgets.middle(Widgets.button(again.root(), "Read Them")));
    awaitVerdict(again, STARTS);
  }
}
