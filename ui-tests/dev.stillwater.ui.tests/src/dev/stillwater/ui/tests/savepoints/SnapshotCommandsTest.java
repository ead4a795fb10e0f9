package dev.stillwater.ui.tests.savepoints;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.catalog.StartedRun;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.snapshot.SnapshotEditor;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.jobs.JobsPage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the lists of savepoints and of checkpoints alike one compares two snapshots, opens one and starts from it; in the perspective that is made for it. */
class SnapshotCommandsTest {
  private static final String SAVEPOINTS = "dev.stillwater.ui.operate.savepoints";
  private static final String CHECKPOINTS = "dev.stillwater.ui.operate.checkpoints";

  private PrivateJobs jobs;

  @BeforeEach
  void useARegistryOfItsOwn() {
    jobs = PrivateJobs.open();
  }

  @AfterEach
  void endAll() {
    Ui.run(() -> {
      IWorkbenchPage page = Ui.page();
      page.closeAllEditors(false);
      page.hideView(page.findView(SAVEPOINTS));
      page.hideView(page.findView(CHECKPOINTS));
      page.closePerspective(page.getPerspective(), false, false);
    });
    jobs.close();
  }

  private Path savepoint(JobSession run, String label) throws Exception {
    try (JobClient client = JobClient.of(jobs.registry(), jobs.registry().entry(run.jobId()).orElseThrow(), JobClient.TIMEOUT)) {
      SavepointOrder order = new SavepointOrder(Optional.of(jobs.registry().folder("taken").toString()), Optional.of(label), SnapshotFormat.CANONICAL);
      return Path.of(client.awaitSavepoint(run.jobId(), client.triggerSavepoint(run.jobId(), order)));
    }
  }

  /** Would catch commands that work in one list alone or take another snapshot than the selected, and a disposal that hides who began with it. */
  @Test
  void snapshotsOfBothLists_areComparedOpenedAndStartedFrom() throws Exception {
    Samples.open(Samples.WINDOW_COUNT);
    Input.chord(Key.of('j'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('p'));
    assertInReach();
    RunButton.click();
    JobSession run = JobsPage.newest("Window count");
    Ui.await("the job runs", () -> JobSessions.get().session(run.jobId()).filter(job -> job.state().equals("RUNNING")).isPresent());
    Path first = savepoint(run, "first-one");
    Path second = savepoint(run, "second-one");
    SavepointCatalog.user().recordStart(first, entry -> new StartedRun("f".repeat(32), "Another job", Optional.empty(), Optional.empty(), 1_700_000_000_000L,
        entry.id(), first, "somebody"));
    fromSavepoints(first, second);
    fromCheckpoints(second);
    disposeOfOneThatWasStartedFrom();
  }

  private static void assertInReach() {
    Ui.await("navigator, drawing and properties side by side", () -> {
      IWorkbenchPage page = Ui.page();
      return page.getPerspective().getId().equals("dev.stillwater.ui.perspective.operate") && page.isPartVisible(page.getActiveEditor())
          && page.isPartVisible(page.findView(IPageLayout.ID_PROJECT_EXPLORER)) && page.isPartVisible(page.findView(IPageLayout.ID_PROP_SHEET))
          && page.isPartVisible(page.findView("dev.stillwater.ui.operate.jobs"));
    });
    Shell shell = Ui.window().getShell();
    assertNull(Ui.ask(() -> Widgets.toolItemNow(shell, "Next Annotation")), "tools for text editors");
    Themes.screenshots("operate-perspective");
  }

  private static void fromSavepoints(Path first, Path second) {
    SavepointsPage page = SavepointsPage.open();
    page.row("second-one");
    page.select("first-one");
    Tree tree = Widgets.control(Ui.window().getShell(), Tree.class, "the list of savepoints", each -> "savepoints:tree".equals(each.getData("dev.stillwater.id")));
    Input.clickWith(SWT.CTRL, Ui.ask(() -> {
      TreeItem item = page.find("second-one").orElseThrow();
      return tree.toDisplay(item.getTextBounds(0).x + 10, item.getTextBounds(0).y + item.getTextBounds(0).height / 2);
    }));
    page.tool("Compare Savepoints");
    awaitComparison();
    page.select("second-one");
    page.tool("Open Savepoint");
    awaitEditor(second);
    page.select("first-one");
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.pressForDialog(Key.of('r'));
    awaitLaunchOf(first);
  }

  private static void fromCheckpoints(Path second) {
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('k'));
    Shell shell = Ui.window().getShell();
    Table history = Widgets.control(shell, Table.class, "the history", table -> "checkpoints:history".equals(table.getData("dev.stillwater.id")));
    Input.click(row(history, "'first-one'"));
    Input.clickWith(SWT.CTRL, row(history, "'second-one'"));
    Ui.await("two are selected", () -> history.getSelectionCount() == 2);
    Themes.screenshots("checkpoints-two");
    Input.click(Widgets.middle(Widgets.toolItem(shell, "Compare Snapshots")));
    awaitComparison();
    Input.click(row(history, "'second-one'"));
    Input.click(Widgets.middle(Widgets.toolItem(shell, "Open Snapshot")));
    awaitEditor(second);
    Input.click(row(history, "'second-one'"));
    Input.clickForDialog(Widgets.middle(Widgets.toolItem(shell, "Start From Snapshot")));
    awaitLaunchOf(second);
  }

  private static Point row(Table table, String text) {
    return Ui.awaitValue("the row " + text, () -> {
      TableItem item = Arrays.stream(table.getItems()).filter(each -> each.getText(table.getColumnCount() - 1).contains(text)).findFirst().orElse(null);
      if (item == null) {
        return null;
      }
      table.showItem(item);
      return table.toDisplay(item.getBounds(1).x + 10, item.getBounds(1).y + item.getBounds(1).height / 2);
    });
  }

  private static void awaitComparison() {
    Label summary = Widgets.control(Ui.window().getShell(), Label.class, "the comparison", label -> "compare:summary".equals(label.getData("dev.stillwater.id")));
    Ui.await("what has changed", () -> summary.getText().contains("removed"));
    Ui.run(() -> Ui.page().closeEditor(Ui.page().getActiveEditor(), false));
  }

  private static void awaitEditor(Path snapshot) {
    Ui.await("the snapshot in its editor", () -> Ui.page().getActiveEditor() instanceof SnapshotEditor editor
        && editor.getEditorInput().getToolTipText().contains(snapshot.getFileName().toString()));
    Ui.run(() -> Ui.page().closeEditor(Ui.page().getActiveEditor(), false));
  }

  /** The dialog of launches shows the snapshot on its Restore tab. */
  private static void awaitLaunchOf(Path snapshot) {
    Shell dialog = Widgets.shell("Run Configurations");
    Ui.await("the snapshot is chosen", () -> Widgets.all(dialog, Text.class).stream()
        .anyMatch(text -> "restore:snapshot".equals(text.getData("dev.stillwater.id")) && text.getText().equals(snapshot.toString())));
    Input.press(Key.ESCAPE);
    Ui.await("the dialog is closed", dialog::isDisposed);
  }

  private static void disposeOfOneThatWasStartedFrom() {
    SavepointsPage page = SavepointsPage.open();
    page.select("first-one");
    Input.pressForDialog(Key.DELETE);
    Shell question = Widgets.shell("Dispose of Savepoint");
    Ui.await("the run that began with it", () -> Widgets.all(question, Label.class).stream().anyMatch(label -> label.getText().contains("Another job, run ffffffff")));
    Themes.screenshots("savepoint-dispose-runs");
    Input.click(Widgets.middle(Widgets.button(question, "Keep")));
    assertTrue(Ui.ask(() -> page.find("first-one").isPresent()));
  }
}
