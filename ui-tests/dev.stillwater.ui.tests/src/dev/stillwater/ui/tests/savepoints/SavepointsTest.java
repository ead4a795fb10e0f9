package dev.stillwater.ui.tests.savepoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotCopier;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.jobs.JobsPage;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person takes savepoints, keeps books on them, and looks where the time of checkpoints went. */
class SavepointsTest {
  private static final String NAME = "Window count";
  private PrivateJobs jobs;

  @BeforeEach
  void useARegistryOfItsOwn() {
    jobs = PrivateJobs.open();
    Ui.run(() -> {
      Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.savepoints"));
      Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.checkpoints"));
    });
  }

  @AfterEach
  void endAll() {
    Ui.run(() -> {
      Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.savepoints"));
      Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.checkpoints"));
      Ui.page().closeAllEditors(false);
    });
    jobs.close();
  }

  private static JobSession start() {
    Samples.open(Samples.WINDOW_COUNT);
    RunButton.click();
    JobSession run = JobsPage.newest(NAME);
    Ui.await("the job runs", () -> JobSessions.get().session(run.jobId()).filter(job -> job.state().equals("RUNNING")).isPresent());
    return run;
  }

  private Path savepoint(JobSession run, String label) throws ClientException, InterruptedException {
    try (JobClient client = JobClient.of(jobs.registry(), jobs.registry().entry(run.jobId()).orElseThrow(), JobClient.TIMEOUT)) {
      SavepointOrder order = new SavepointOrder(Optional.of(jobs.registry().folder("taken").toString()), Optional.of(label), SnapshotFormat.CANONICAL)
          .by(By.IDE);
      return Path.of(client.awaitSavepoint(run.jobId(), client.triggerSavepoint(run.jobId(), order)));
    }
  }

  /**
   * Would catch a savepoint that the list does not know, words that are lost, a copy, move or disposal that leaves the list behind, and a list that is
   * lost.
   */
  @Test
  void savepoint_isListedNotedCopiedMovedAndDisposedOf() throws Exception {
    JobSession run = start();
    Path first = savepoint(run, "before-change");
    SavepointsPage page = SavepointsPage.open();
    page.row("before-change");
    page.await("before-change", "Restorable", "Yes");
    // Nothing was clicked: keys reach the list, although it has come after the view.
    Input.press(Key.of(SWT.END));
    Ui.await("the last row is selected by its key", () -> page.isSelected("before-change"));
    assertTrue(Ui.ask(() -> page.cell("before-change", "By")).contains("(IDE)"));
    assertTrue(Ui.ask(() -> page.find("Version 1 (").isPresent() && page.find(NAME).isPresent()));
    page.select("before-change");
    Text note = page.field("note");
    Input.click(Widgets.middle(note));
    Input.type("new rules from monday on");
    Input.chord(Key.ENTER, SWT.MOD1);
    page.await("before-change", "Note", "new rules");
    assertEquals("new rules from monday on", sidecarNote(first));
    Themes.screenshots("savepoints");
    page.select("before-change");
    page.tool("Copy Savepoint");
    target("copy-of-it");
    Path copy = first.resolveSibling("copy-of-it");
    Ui.await("the copy", () -> Files.isRegularFile(copy.resolve("_metadata")) && SavepointCatalog.user().entry(copy).isPresent());
    Screenshots.take("savepoints-copied");
    Ui.await("the copy is listed", () -> page.find("before-change").map(item -> item.getParentItem().getItemCount() == 2).orElse(false));
    page.select("before-change");
    CatalogEntry selected = Ui.ask(page::selected);
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('m'));
    target("moved");
    Path moved = first.resolveSibling("moved");
    Ui.await("the move", () -> SavepointCatalog.user().entry(moved).filter(entry -> entry.id().equals(selected.id())).isPresent());
    assertFalse(Files.exists(selected.path()));
    // Both rows have the name, and either may be the first.
    Path other = selected.path().equals(first) ? copy : first;
    Ui.await("both places are listed", () -> page.entries().stream().map(CatalogEntry::path).collect(Collectors.toSet()).equals(Set.of(moved, other)));
    page.select("before-change");
    Input.press(Key.DELETE);
    Shell question = Widgets.shell("Dispose of Savepoint");
    CatalogEntry doomed = Ui.ask(page::selected);
    Button keep = Widgets.button(question, "Keep");
    Ui.await("the harmless answer has the focus", keep::isFocusControl);
    Ui.settle();
    Screenshots.take("savepoint-dispose");
    Input.click(Widgets.middle(Widgets.button(question, "Dispose")));
    Ui.await("the files are gone", () -> !Files.exists(doomed.path()));
    page.awaitAny("Restorable", "Disposed of");
    reopened();
  }

  /** The list is that of the disk: a new view, as after a restart, shows the same. */
  private static void reopened() {
    Ui.run(() -> Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.savepoints")));
    SavepointsPage again = SavepointsPage.open();
    again.awaitAny("Restorable", "Disposed of");
  }

  /** Would catch a savepoint that somebody has removed by hand and that is said to be no snapshot, with what a snapshot consists of. */
  @Test
  void vanishedSavepoint_isSaidToBeGone() throws Exception {
    Path place = jobs.registry().folder("taken").resolve("gone by hand");
    Path copy = SnapshotCopier.copy(SnapshotEditorPage.fixture("flink/2.3.0/canonical-files"), place, SnapshotOptions.local(), ProgressListener.NONE).snapshot();
    String name = SavepointCatalog.user().record(copy, By.OPENED).name();
    SavepointsPage page = SavepointsPage.open();
    page.await(name, "Size", "");
    Files.delete(copy.resolve("_metadata"));
    Files.move(copy, copy.resolveSibling("elsewhere"));
    page.select(name);
    Input.press(Key.DELETE);
    Shell question = Widgets.shell("Dispose of Savepoint");
    Ui.await("the harmless answer has the focus", Widgets.button(question, "Keep")::isFocusControl);
    Ui.settle();
    // The test harness switches the workbench's error dialogs off, and this one is what the test is about.
    boolean wasAutomated = ErrorDialog.AUTOMATED_MODE;
    ErrorDialog.AUTOMATED_MODE = false;
    try {
      Input.clickForDialog(Widgets.middle(Widgets.button(question, "Dispose")));
      Shell told = Widgets.shell("Problem Occurred");
      Ui.await("that it is gone", () -> Widgets.all(told, Label.class).stream().anyMatch(label -> label.getText().contains("There is nothing at")));
      Input.click(Widgets.middle(Widgets.button(told, "OK")));
      Ui.await("the message is closed", told::isDisposed);
    } finally {
      ErrorDialog.AUTOMATED_MODE = wasAutomated;
    }
  }

  private static String sidecarNote(Path snapshot) throws SnapshotException {
    return SidecarFolder.read(Storage.local(), snapshot).orElseThrow().manifest().note().orElse("");
  }

  private static void target(String name) {
    Shell dialog = Ui.awaitValue("the dialog", () -> Widgets.isOpen("Copy Savepoint") || Widgets.isOpen("Move Savepoint") ? Display.getCurrent()
        .getActiveShell() : null);
    Text field = Widgets.text(dialog, text -> "target:name".equals(text.getData("dev.stillwater.id")));
    Ui.await("the name has the focus", field::isFocusControl);
    Input.type(name);
    Screenshots.take("savepoint-target");
    Input.press(Key.ENTER);
  }

  /**
   * Would catch a history, a timeline, charts or settings that stay empty while a job takes checkpoints, and help that is missing; then a schedule that the dialog
   * does not show or end, and one that the job does not follow.
   */
  @Test
  void checkpointsOfARun_areShownWithWhereTheirTimeWentAndTakenByASchedule() throws Exception {
    JobSession run = start();
    lookAtCheckpoints(run);
    takeByASchedule(run);
  }

  private void takeByASchedule(JobSession run) throws Exception {
    JobsPage page = JobsPage.open();
    page.select(run);
    Shell dialog = scheduleDialog();
    Ui.await("how long the schedule lasts", () -> Widgets.all(dialog, Text.class).stream().anyMatch(each -> each.getText().contains("started in this IDE, and ends with it"))
        || Widgets.all(dialog, Label.class).stream().anyMatch(each -> each.getText().contains("started in this IDE, and ends with it")));
    Ui.run(() -> {
      Widgets.all(dialog, Spinner.class).getFirst().setSelection(1);
      Widgets.all(dialog, Combo.class).getFirst().select(0);
    });
    Widgets.control(dialog, Spinner.class, "keep", spinner -> "schedule:keep".equals(spinner.getData("dev.stillwater.id")));
    Themes.screenshots("savepoint-schedule");
    Input.click(Widgets.middle(Widgets.button(dialog, "Start")));
    Ui.await("a scheduled savepoint", () -> SavepointCatalog.user().entries().stream().anyMatch(entry -> entry.book().by() == By.SCHEDULE));
    page.select(run);
    Shell again = scheduleDialog();
    Input.click(Widgets.middle(Widgets.button(again, "End Schedule")));
    try (JobClient client = JobClient.of(jobs.registry(), jobs.registry().entry(run.jobId()).orElseThrow(), JobClient.TIMEOUT)) {
      Ui.await("no schedule", () -> {
        try {
          return client.schedule(run.jobId()).number("every").isEmpty();
        } catch (ClientException problem) {
          throw new IllegalStateException(problem);
        }
      });
    }
  }

  private static Shell scheduleDialog() {
    Input.chord(Key.of('j'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('h'));
    return Widgets.shell("Savepoints by Schedule");
  }

  private void lookAtCheckpoints(JobSession run) throws Exception {
    savepoint(run, "for-the-chart");
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('k'));
    Shell shell = Ui.window().getShell();
    Table history = Widgets.control(shell, Table.class, "the history", table -> "checkpoints:history".equals(table.getData("dev.stillwater.id")));
    try (JobClient client = JobClient.of(jobs.registry(), jobs.registry().entry(run.jobId()).orElseThrow(), JobClient.TIMEOUT)) {
      for (int count = 0; count < 3; count++) {
        client.triggerCheckpoint(run.jobId());
        int rows = count + 2;
        Ui.await(rows + " checkpoints", () -> Arrays.stream(history.getItems())
            .filter(item -> item.getText(4).endsWith("ms") && !item.getText(2).equals("In progress")).count() >= rows);
      }
    }
    assertTrue(Ui.ask(() -> Arrays.stream(history.getItems()).anyMatch(item -> item.getText(8).contains("'for-the-chart'"))));
    Control timeline = Widgets.control(shell, Control.class, "the timeline", control -> "checkpoints:timeline".equals(control.getData("dev.stillwater.id")));
    Ui.await("bars", () -> Screenshots.colorCount(bounds(timeline)) > 6);
    Input.click(Widgets.middle(timeline));
    Input.press(Key.of(SWT.ARROW_DOWN));
    CTabFolder tabs = Widgets.control(shell, CTabFolder.class, "the pages", folder -> "checkpoints:tabs".equals(folder.getData("dev.stillwater.id")));
    show(tabs, 1);
    Tree parts = Widgets.control(shell, Tree.class, "the parts", tree -> "checkpoints:parts".equals(tree.getData("dev.stillwater.id")));
    Ui.await("tasks with subtasks", () -> parts.getItemCount() > 0 && parts.getItem(0).getItemCount() > 0);
    show(tabs, 2);
    Control chart = Widgets.control(shell, Control.class, "the chart", control -> "checkpoints:chart:size".equals(control.getData("dev.stillwater.id")));
    Ui.await("a drawn chart", () -> Screenshots.colorCount(bounds(chart)) > 6);
    show(tabs, 3);
    Table config = Widgets.control(shell, Table.class, "the settings", table -> "checkpoints:config".equals(table.getData("dev.stillwater.id")));
    assertTrue(Ui.ask(() -> Arrays.stream(config.getItems()).anyMatch(item -> item.getText(0).equals("Interval") && item.getText(1).equals("6 s"))));
    screenshots(tabs, Themes.LIGHT);
    Themes.switchTo(Themes.DARK);
    screenshots(tabs, Themes.DARK);
    Themes.switchTo(Themes.LIGHT);
  }

  private static void screenshots(CTabFolder tabs, String theme) {
    String[] names = {"timeline", "parts", "charts", "config", "comparison"};
    for (int index = 0; index < names.length; index++) {
      show(tabs, index);
      Screenshots.take("checkpoints-" + names[index] + "-" + theme);
    }
  }

  private static void show(CTabFolder tabs, int index) {
    Input.click(Ui.ask(() -> {
      Rectangle bounds = tabs.getItem(index).getBounds();
      return tabs.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
    }));
    Ui.await("the page " + index, () -> tabs.getSelectionIndex() == index);
    Ui.settle();
  }

  private static Rectangle bounds(Control control) {
    Rectangle area = control.getBounds();
    Point at = control.toDisplay(0, 0);
    return new Rectangle(at.x, at.y, area.width, area.height);
  }
}
