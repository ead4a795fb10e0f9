package dev.stillwater.ui.tests.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.ComparisonSuite;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.ui.operate.replay.result.ReplayFolderInput;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person compares a job with what it was: in the local history, in a revision of git, beside a savepoint in an archive. */
class ReplayVersionsTest {
  @TempDir
  private static Path taken;
  @TempDir
  private Path folder;
  private ReplayFixture fixture;

  @BeforeEach
  void aJobWithASavepoint() throws Exception {
    fixture = ReplayFixture.open("versions.job", taken);
  }

  @AfterEach
  void removeIt() throws Exception {
    if (fixture != null) {
      Ui.run(() -> Stream.of(Ui.display().getShells()).filter(shell -> shell.getText().equals("Run Configurations")).forEach(Shell::close));
      fixture.close();
    }
  }

  /**
   * Would catch an entry of the local history that cannot be chosen, is replaced by the file of today, counts its paths from elsewhere, or is kept in a
   * comparison file as a path into the folder of a replay; a range and a rule of equality that are shown and not used; and an archive that is not read.
   */
  @Test
  void localHistory_isComparedOverARange_andStaysRunnableAsAFile() throws Exception {
    fixture.change();
    Samples.open(fixture.job());
    Shell dialog = LaunchDialog.open('v');
    Path archive = zip(fixture.savepoint());
    Ui.run(() -> LaunchDialog.field(dialog, "replay:snapshot").setText(archive.toString()));
    LaunchDialog.type(dialog, "replay:a", "/samples/flights/versions.job");
    LaunchDialog.press(dialog, "replay:a", "Local History...");
    Shell entries = Widgets.shell("Choose from Local History");
    Ui.await("an entry", () -> Widgets.all(entries, Table.class).stream().anyMatch(table -> table.getItemCount() > 0));
    Themes.screenshots("replay-local-history");
    Input.press(Key.ENTER);
    Ui.await("the entry in words", () -> Widgets.all(dialog, Label.class).stream().anyMatch(label -> label.getText().startsWith("versions.job of ")));
    LaunchDialog.tab(dialog, "Input Range");
    Input.click(Widgets.middle(Widgets.button(dialog, "A number of records:")));
    LaunchDialog.type(dialog, "replay:until:records", "1500");
    Themes.screenshots("replay-dialog-range");
    LaunchDialog.tab(dialog, "What Is Equal");
    LaunchDialog.type(dialog, "replay:key", "window_start, origin");
    LaunchDialog.type(dialog, "replay:ignore", "avg_delay");
    LaunchDialog.type(dialog, "replay:tolerance", "1%");
    Themes.screenshots("replay-dialog-equality");
    LaunchDialog.run(dialog);
    ReplayHistory.Entry entry = ReplaysPage.awaitEnd(1);
    assertEquals(Optional.of(Outcome.DIFFERENT), entry.state().result().outcome(), entry.state().toString());
    assertTrue(entry.order().versionText("a").startsWith("versions.job of "), entry.order().versionText("a"));
    assertEquals(List.of(archive.toString(), "records:1500"), List.of(entry.order().what().snapshot().orElseThrow(), entry.order().what().until()));
    assertEquals(List.of("window_start", "origin"), entry.order().what().equality().keyFields());
    assertEquals(Set.of("avg_delay"), entry.order().what().equality().ignoredFields());
    awaitResult(entry);
    ReplaysPage.keys('s');
    Shell save = Widgets.shell("Save as Comparison File");
    Input.clickForDialog(Widgets.middle(Widgets.button(save, "OK")));
    IFile kept = fixture.beside("versions.comparison");
    IFile version = fixture.beside("versions-version-a.job");
    try {
      Ui.await("the comparison with its version", () -> kept.exists() && version.exists());
      Comparison comparison = ComparisonFile.read(kept.getLocation().toPath());
      assertEquals(List.of("versions-version-a.job", "versions.job", "records:1500"), List.of(comparison.a(), comparison.b(), comparison.until()));
      // As 'stillwater replay --all' runs it, when the history of the IDE has long forgotten it.
      ComparisonSuite.Entry run = ComparisonSuite.run(kept.getLocation().toPath(), Files.createDirectory(folder.resolve("work")), ProgressListener.NONE);
      assertEquals(ComparisonResult.Outcome.DIFFERENT, run.outcome());
      assertEquals(entry.state().result().verdict().orElseThrow(), run.text());
    } finally {
      kept.delete(true, null);
      version.delete(true, null);
    }
  }

  /**
   * Would catch a revision that cannot be chosen, the file of today in its place, one that changes the working tree, and problems that are said only when the
   * replay runs: no such revision, a revision without the file, a position in a source that is not there, a parameter that is not there, no repository any more.
   */
  @Test
  void gitRevision_isCompared_andWhatIsWrongIsSaidAtOnce() throws Exception {
    Path flights = fixture.job().getLocation().toPath().getParent();
    try (GitRepository repository = GitRepository.init(flights)) {
      repository.commit("empty");
      repository.commit("first", "versions.job");
      fixture.change();
      repository.commit("second", "versions.job");
      Samples.open(fixture.job());
      Shell dialog = LaunchDialog.open('v');
      LaunchDialog.type(dialog, "replay:a", "/samples/flights/versions.job");
      LaunchDialog.press(dialog, "replay:a", "Git Revision...");
      Shell question = Widgets.shell("Choose Git Revision");
      Input.type("firts");
      Themes.screenshots("replay-git-revision");
      Input.click(Widgets.middle(Widgets.button(question, "OK")));
      LaunchDialog.awaitProblem(dialog, "has no revision 'firts'; expected a commit, a branch or a tag. Did you mean 'first'?");
      LaunchDialog.type(dialog, "replay:a", "/samples/flights/versions.job@empty");
      LaunchDialog.awaitProblem(dialog, "there is no file 'versions.job'");
      LaunchDialog.type(dialog, "replay:a", "/samples/flights/versions.job@first");
      LaunchDialog.tab(dialog, "Input Range");
      Input.click(Widgets.middle(Widgets.button(dialog, "A position of a source:")));
      LaunchDialog.type(dialog, "replay:until:position", "flihgts:line 19000");
      LaunchDialog.awaitProblem(dialog, "has no source 'flihgts'; it has flights");
      LaunchDialog.type(dialog, "replay:until:position", "flights:line 19000");
      LaunchDialog.tab(dialog, "Execution");
      Ui.run(() -> LaunchDialog.field(dialog, "replay:settings").setText("daily.sise=12h"));
      LaunchDialog.awaitProblem(dialog, "sise");
      Ui.run(() -> LaunchDialog.field(dialog, "replay:settings").setText(""));
      LaunchDialog.run(dialog);
      ReplayHistory.Entry entry = ReplaysPage.awaitEnd(1);
      assertEquals(Optional.of(Outcome.DIFFERENT), entry.state().result().outcome(), entry.state().toString());
      assertEquals(List.of("versions.job@first", "versions.job", "flights:line 19000"), List.of(entry.order().what().a(), entry.order().what().b(),
          entry.order().what().until()));
      assertTrue(Files.readString(fixture.job().getLocation().toPath()).contains("delay >= 15"), "the working tree was changed");
      awaitResult(entry);
      repository.close();
      Input.press(Key.of(SWT.F9));
      ReplayHistory.Entry gone = ReplaysPage.awaitEnd(2);
      assertEquals(Phase.FAILED, gone.state().phase());
      // The workspace of this test may lie in another repository, that of Stillwater.
      assertTrue(gone.state().result().message().orElseThrow().matches("(?s).*(is in no git repository|has no revision 'first').*"), gone.state().toString());
    }
  }

  private static void awaitResult(ReplayHistory.Entry entry) {
    Ui.await("the result is open", () -> Ui.page().getActiveEditor() != null && Ui.page().getActiveEditor().getEditorInput() instanceof ReplayFolderInput input
        && input.folder().equals(entry.folder().path()));
    Ui.settle();
  }

  /** The savepoint with what stands beside it, as somebody sends it. */
  private Path zip(Path savepoint) throws Exception {
    Path archive = folder.resolve("before-change.zip");
    Path parent = savepoint.getParent();
    try (OutputStream out = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(out); Stream<Path> files = Files.walk(parent)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(parent.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return archive;
  }
}
