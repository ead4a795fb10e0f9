package dev.stillwater.ui.tests.snapshot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.snapshot.compare.CompareSnapshots;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A support engineer compares two snapshots, and looks whether a job would start from one.
 *
 * <p>THREADING: test threads.
 */
class CompareSnapshotsTest {
  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    var page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
  }

  private static <T extends Control> T visible(Class<T> type, String id) {
    return Widgets.control(Ui.window().getShell(), type, id, control -> id.equals(control.getData("dev.stillwater.id")));
  }

  @Test
  void savepointWithMoreEntries_showsWhatWasAdded() throws Exception {
    // Would catch a comparison of the wrong sides, and one that does not come down to the entry.
    Path before = ManyEntries.write(folder.resolve("savepoint-before"), 1_000);
    SnapshotEditorPage.begin(ManyEntries.write(folder.resolve("savepoint-after"), 1_010)).document();
    Input.chord(Input.Key.of('d'), SWT.CTRL, SWT.SHIFT);
    Shell dialog = Widgets.shell("Compare Snapshots");
    Text earlier = Widgets.control(dialog, Text.class, "the earlier snapshot", text -> "compare:before".equals(text.getData("dev.stillwater.id")));
    Ui.run(() -> earlier.setText(before.toString()));
    Input.click(Widgets.middle(Widgets.button(dialog, "Compare")));
    Label summary = visible(Label.class, "compare:summary");
    Ui.await("the difference", () -> summary.getText().equals("10 entries added, 0 removed, 0 changed"));
    Table entries = visible(Table.class, "compare:entries");
    Ui.await("the entries", () -> entries.getItemCount() == 10);
    assertTrue(Ui.ask(() -> entries.getItem(0).getText(1)).startsWith("key user-0000100"));
    Table fields = visible(Table.class, "compare:fields");
    assertEquals("count", Ui.ask(() -> fields.getItem(0).getText(0)));
    Themes.screenshots("compare-snapshots");
  }

  @Test
  void filesElsewhere_areComparedWhenTheyWereAllowed() throws Exception {
    // Would catch a comparison that follows links unasked, and one that forgets what a person has allowed.
    Path before = ManyEntries.write(folder.resolve("savepoint-before"), 100);
    Path after = ManyEntries.write(folder.resolve("savepoint-after"), 100);
    Path state;
    try (Stream<Path> files = Files.list(after)) {
      state = files.filter(file -> !file.endsWith("_metadata")).sorted().findFirst().orElseThrow();
    }
    Files.createSymbolicLink(state, Files.move(state, folder.resolve("secret")));
    Ui.run(() -> CompareSnapshots.open(before, after));
    Label summary = visible(Label.class, "compare:summary");
    Ui.await("what was left out", () -> summary.getText().contains("Files outside of the snapshots were left out"));
    close();
    SnapshotEditorPage editor = SnapshotEditorPage.begin(after);
    Input.click(Widgets.middle(Widgets.button(editor.root(), "Read Them")));
    editor.document();
    Ui.run(() -> CompareSnapshots.open(before, after));
    Label again = visible(Label.class, "compare:summary");
    Ui.await("nothing that differs", () -> again.getText().equals("No entry differs."));
  }

  @Test
  void comparison_isStopped() throws Exception {
    // Would catch an editor that opens only when all is read, and a Stop that changes nothing.
    Path before = ManyEntries.write(folder.resolve("savepoint-before"), 100);
    Path after = ManyEntries.write(folder.resolve("savepoint-after"), 200);
    // No job begins meanwhile, so that the comparison is there to be stopped however fast the machine is.
    Job.getJobManager().suspend();
    try {
      Ui.run(() -> CompareSnapshots.open(before, after));
      Label summary = visible(Label.class, "compare:summary");
      Ui.await("a comparison that goes on", () -> summary.getText().equals("Comparing ..."));
      Input.click(Widgets.middle(Widgets.button(Ui.window().getShell(), "Stop")));
      Ui.await("the end", () -> summary.getText().startsWith("Stopped. "));
      Themes.screenshots("compare-stopped");
    } finally {
      Job.getJobManager().resume();
    }
  }

  @Test
  void fileThatIsNoJob_cannotStart() throws Exception {
    // Would catch a page that asks for another snapshot than its own, or says that all is well.
    Path job = Files.writeString(folder.resolve("other.job"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <nothing/>
        """);
    SnapshotEditorPage editor = SnapshotEditorPage.begin(ManyEntries.write(folder.resolve("savepoint-of-users"), 100));
    editor.document();
    editor.turnTo("Preflight");
    Text file = editor.control(Text.class, "preflight:job");
    Ui.run(() -> file.setText(job.toString()));
    Input.click(Widgets.middle(file));
    Input.press(Input.Key.ENTER);
    Label verdict = editor.control(Label.class, "preflight:verdict");
    Ui.await("the verdict", () -> verdict.getText().startsWith("Error: the job cannot start"));
    Table issues = editor.control(Table.class, "preflight:issues");
    Ui.await("what is wrong", () -> issues.getItemCount() > 0);
    Themes.screenshots("preflight");
  }
}
