package dev.stillwater.ui.tests.snapshot.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.launch.JobLaunches;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody has changed a job, asks whether it starts from its checkpoint, and lets the page put it right.
 *
 * <p>THREADING: test threads.
 */
class PreflightFixesTest {
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
    if (job != null) {
      job.close();
    }
    jobs.close();
  }

  /** Opens the drawing and asks with the keys; ends at the verdict. */
  private SnapshotEditorPage check(String verdict) {
    var page = Ui.page();
    Ui.run(() -> {
      try {
        IDE.openEditor(page, job.file(), true);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    Ui.settle();
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.pressForDialog(Key.of('f'));
    Shell dialog = Widgets.shell("Check Against Snapshot");
    Text snapshot = Widgets.control(dialog, Text.class, "the snapshot", text -> "check:snapshot".equals(text.getData("dev.stillwater.id")));
    Ui.run(() -> snapshot.setText(job.snapshot().toString()));
    Input.click(Widgets.middle(Widgets.button(dialog, "Check")));
    return awaitVerdict(verdict);
  }

  private static SnapshotEditorPage awaitVerdict(String verdict) {
    SnapshotEditorPage editor = SnapshotEditorPage.active();
    editor.document();
    Label label = editor.control(Label.class, "preflight:verdict");
    Ui.await("the verdict " + verdict, () -> label.getText().equals(verdict));
    return editor;
  }

  /** Chooses the issue of an operator, and one of its fixes by the words it begins with. */
  private static void fix(SnapshotEditorPage editor, String operator, String words) {
    Table issues = editor.control(Table.class, "preflight:issues");
    int row = Ui.awaitValue("the issue of " + operator, () -> {
      List<String> operators = Arrays.stream(issues.getItems()).map(item -> item.getText(1)).toList();
      return operators.contains(operator) ? operators.indexOf(operator) : null;
    });
    Input.click(Widgets.middle(Ui.ask(() -> issues.getItem(row))));
    Input.click(Widgets.middle(Widgets.control(editor.root(), Button.class, "the fix " + words, button -> button.getText().startsWith("Fix: " + words))));
  }

  /** Confirms the folder of the copy and goes to the copy. */
  private SnapshotEditorPage copied() {
    Shell dialog = Widgets.shell("Write an Edited Copy");
    Input.click(Widgets.middle(Widgets.button(dialog, "OK")));
    Path copy = job.snapshot().resolveSibling(job.snapshot().getFileName() + "-edited");
    var page = Ui.page();
    Ui.await("the copy in its editor", () -> page.getActiveEditor().getEditorInput() instanceof SnapshotInput input && input.path().equals(copy));
    return awaitVerdict(STARTS);
  }

  @Test
  void unchangedJob_startsAsTheDrawingSays() {
    // Would catch a command that is not there, a snapshot that opens on another page, and a preflight of another job.
    SnapshotEditorPage editor = check(STARTS);
    assertEquals(job.path().toString(), Ui.ask(editor.control(Text.class, "preflight:job")::getText));
    Tree outcomes = editor.control(Tree.class, "preflight:outcomes");
    assertTrue(Ui.ask(() -> Arrays.stream(outcomes.getItems()).anyMatch(item -> item.getText().equals("totals") && item.getItemCount() > 0)));
  }

  @Test
  void renamedUid_isSetBackInTheJob() throws Exception {
    // Would catch a fix that changes another operator, a page that does not look again, and a verdict in the colour of the theme before.
    job.change("\"totals\"", "\"sums\"");
    SnapshotEditorPage editor = check("Warning: the job starts only without some of the state.");
    Label verdict = editor.control(Label.class, "preflight:verdict");
    Screenshots.take("preflight-fixes-light");
    Themes.switchTo(Themes.DARK);
    assertEquals(Ui.ask(() -> StillwaterColors.get(StillwaterColors.ERROR).getRGB()), Ui.ask(() -> verdict.getForeground().getRGB()));
    Screenshots.take("preflight-fixes-dark");
    Themes.switchTo(Themes.LIGHT);
    fix(editor, "totals", "Give operator 'sums' the uid 'totals'");
    awaitVerdict(STARTS);
    assertTrue(Files.readString(job.path()).contains("uid=\"totals\""), Files.readString(job.path()));
    assertTrue(job.file().getHistory(null).length > 0, "The version before is not in the local history.");
  }

  @Test
  void renamedUid_isMappedInACopyOfTheSnapshot() throws Exception {
    // Would catch a copy that is written but not shown, or that says nothing of the job.
    job.change("\"totals\"", "\"sums\"");
    fix(check("Warning: the job starts only without some of the state."), "totals", "Write a copy of the snapshot in which the state of 'totals'");
    copied();
    assertTrue(Files.readString(job.path()).contains("uid=\"sums\""));
  }

  @Test
  void stateThatNobodyTakes_isDroppedKnowingly() throws Exception {
    // Would catch a start that is refused all the same, and a copy that still holds the state.
    job.change("\"totals\"", "\"sums\"");
    SnapshotEditorPage editor = check("Warning: the job starts only without some of the state.");
    fix(editor, "totals", "Start without that state");
    Shell launch = Widgets.shell("Run Configurations");
    Ui.settle();
    Screenshots.take("preflight-allow-loss");
    Input.press(Key.ESCAPE);
    Ui.await("the dialog is closed", () -> !Widgets.isOpen("Run Configurations"));
    assertTrue(launch.isDisposed());
    ILaunchConfiguration allowing = JobLaunches.all(JobLaunches.SNAPSHOT_TYPE).stream().filter(each -> {
      try {
        return each.getAttribute(JobLaunches.SNAPSHOT, "").equals(job.snapshot().toString());
      } catch (org.eclipse.core.runtime.CoreException e) {
        throw new IllegalStateException(e);
      }
    }).findFirst().orElseThrow();
    assertTrue(allowing.getAttribute(JobLaunches.ALLOW, false));
    allowing.delete();
    fix(SnapshotEditorPage.active(), "totals", "Write a copy of the snapshot without 'totals'");
    SnapshotEditorPage copy = copied();
    assertTrue(copy.document().operators().stream().noneMatch(operator -> operator.label().equals("totals")));
  }

  @Test
  void otherMaxParallelism_isKeptOrChangedInACopy() throws Exception {
    // Would catch fixes whose numbers are mixed up.
    job.change("name=\"Readings\"", "name=\"Readings\" maxParallelism=\"64\"");
    SnapshotEditorPage editor = check("Error: the job cannot start from this snapshot.");
    fix(editor, "totals", "Write a copy of the snapshot with max parallelism 64");
    SnapshotEditorPage copy = copied();
    assertTrue(copy.document().operators().stream().allMatch(operator -> operator.metadata().maxParallelism() == 64));
    Ui.run(() -> Ui.page().closeAllEditors(false));
    fix(check("Error: the job cannot start from this snapshot."), "totals", "Keep the max parallelism 128");
    awaitVerdict(STARTS);
    assertFalse(Files.readString(job.path()).contains("maxParallelism=\"64\""), Files.readString(job.path()));
  }
}
