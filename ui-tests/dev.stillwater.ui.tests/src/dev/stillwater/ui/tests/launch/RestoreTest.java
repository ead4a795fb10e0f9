package dev.stillwater.ui.tests.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotCopier;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.launch.JobLaunches;
import dev.stillwater.ui.tests.driver.FreezeWatch;
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
import dev.stillwater.ui.tests.savepoints.SavepointsPage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person starts a job from a savepoint, on terms that are chosen, and answers the questions that come before a start. */
class RestoreTest {
  private static final String NAME = "Window count";
  private static final String CHANGED = "changed.job";
  private static final long FREEZE_MS = 300;

  /** Taken once for all tests. */
  @TempDir
  private static Path folder;
  private static Path saved;

  private PrivateJobs jobs;

  /** Runs the sample until it has taken a savepoint. */
  @BeforeAll
  static void takeASavepoint() throws Exception {
    try (PrivateJobs own = PrivateJobs.open()) {
      Samples.open(Samples.WINDOW_COUNT);
      RunButton.click();
      JobSession run = JobsPage.newest(NAME);
      Ui.await("the job runs", () -> isRunning(run));
      try (JobClient client = JobClient.of(own.registry(), own.registry().entry(run.jobId()).orElseThrow(), JobClient.TIMEOUT)) {
        SavepointOrder order = new SavepointOrder(Optional.of(folder.toString()), Optional.of("before-change"), SnapshotFormat.CANONICAL);
        saved = Path.of(client.awaitSavepoint(run.jobId(), client.triggerSavepoint(run.jobId(), order)));
      }
    }
  }

  @BeforeEach
  void useARegistryOfItsOwn() throws CoreException {
    jobs = PrivateJobs.open();
    forgetAll();
  }

  @AfterEach
  void endAll() throws CoreException {
    jobs.close();
    forgetAll();
    Ui.run(() -> {
      Ui.page().closeAllEditors(false);
      Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.savepoints"));
    });
    IFile changed = changedJob();
    if (changed.exists()) {
      changed.delete(true, null);
    }
  }

  private static void forgetAll() throws CoreException {
    for (String type : List.of(JobLaunches.TYPE, JobLaunches.SNAPSHOT_TYPE)) {
      for (ILaunchConfiguration each : JobLaunches.all(type)) {
        each.delete();
      }
    }
  }

  private static IFile changedJob() {
    return Samples.file(Samples.WINDOW_COUNT).getParent().getFile(IPath.fromPortableString(CHANGED));
  }

  /** A copy of the savepoint that the list of savepoints knows. */
  private static Path savepoint(String name) throws Exception {
    Path copy = SnapshotCopier.copy(saved, folder.resolve(name), SnapshotOptions.local(), ProgressListener.NONE).snapshot();
    SavepointCatalog.user().record(copy, By.OPENED);
    return copy;
  }

  private static boolean isRunning(JobSession run) {
    return JobSessions.get().session(run.jobId()).filter(job -> job.state().equals(JobSession.RUNNING)).isPresent();
  }

  private static Label verdict(LaunchPage page) {
    return page.named("preflight:verdict", Label.class);
  }

  /** Would catch a chooser without the savepoint, a preflight that is not asked, a path that is looked for on the UI thread, and terms that do not reach the job. */
  @Test
  void savepoint_isChosenCheckedAndClaimed() throws Exception {
    Path taken = savepoint("claimed");
    SavepointsPage savepoints = SavepointsPage.open();
    savepoints.select("before-change");
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.pressForDialog(Key.of('r'));
    LaunchPage page = LaunchPage.opened();
    page.turnTo("Restore");
    Ui.await("the verdict", () -> verdict(page).getText().equals("It starts, and takes all its state as far as types tell."));
    Themes.screenshots("launch-restore");
    Text path = page.named("restore:snapshot", Text.class);
    try (FreezeWatch watch = FreezeWatch.start()) {
      page.type(path, "/nowhere/savepoint-1");
      Ui.await("what is wrong", () -> page.says("There is no snapshot at '/nowhere/savepoint-1'"));
      watch.close();
      assertTrue(watch.longestMs() < FREEZE_MS, watch.report());
    }
    assertFalse(Ui.ask(() -> page.canPress("Run")), "it cannot run so");
    page.press("Choose...");
    Shell chooser = Widgets.shell("Choose Snapshot");
    Input.type("before");
    Screenshots.take("launch-choose-snapshot");
    Input.press(Key.ENTER);
    Ui.await("the chooser is closed", chooser::isDisposed);
    Ui.await("the savepoint is chosen", () -> path.getText().equals(taken.toString()));
    page.press("Claim");
    Ui.await("the verdict again", () -> verdict(page).getText().equals("It starts, and takes all its state as far as types tell.") && page.canPress("Run"));
    page.press("Run");
    JobSession next = Ui.awaitValue("a run that began with it", () -> JobSessions.get().sessions().stream()
        .filter(run -> run.numbers().restoredFrom().filter(taken.toString()::equals).isPresent()).findFirst().orElse(null));
    JobsPage list = JobsPage.open();
    list.select(next);
    list.tool("Take Checkpoint");
    Ui.await("the job removes what it has claimed, once a newer checkpoint is there", () -> !Files.exists(taken));
  }

  /** Would catch state that is lost without a word, a question whose answer is not heeded, and one that comes although it was answered in the dialog. */
  @Test
  void stateThatWouldBeLost_isAskedAbout() throws Exception {
    Path taken = savepoint("lost");
    String text = Files.readString(Samples.file(Samples.WINDOW_COUNT).getLocation().toPath());
    IFile changed = changedJob();
    changed.create(new ByteArrayInputStream(text.replace("uid=\"counts\"", "uid=\"tally\"").replace("\"counts\"", "\"tally\"").replace(NAME, "Tally")
        .getBytes(StandardCharsets.UTF_8)), true, null);
    JobLaunches.of(changed.getLocation().toPath(), taken.toString());
    Samples.open(changed);
    LaunchPage page = LaunchPage.openFor(JobLaunches.all(JobLaunches.SNAPSHOT_TYPE).getFirst());
    page.turnTo("Restore");
    Ui.await("the verdict", () -> verdict(page).getText().startsWith("It starts only when non-restored state is allowed"));
    assertTrue(Ui.ask(() -> page.named("preflight:details", Text.class).getText()).contains("counts"));
    page.press("Run");
    Shell question = Widgets.shell("Before the Job Runs");
    Ui.await("what would be lost", () -> Widgets.all(question, Text.class).stream().anyMatch(each -> each.getText().contains("counts")));
    Themes.screenshots("launch-question-loss");
    Input.clickForDialog(Widgets.middle(Widgets.button(question, "Open Configuration")));
    Ui.await("the question is answered", question::isDisposed);
    LaunchPage again = LaunchPage.opened();
    again.turnTo("Restore");
    again.press("Allow non-restored state");
    Ui.await("the verdict", () -> verdict(again).getText().startsWith("It starts, and loses state, which is allowed"));
    assertEquals(List.of(), JobSessions.get().sessions().stream().filter(run -> run.name().equals("Tally")).toList());
    again.press("Run");
    JobSession run = JobsPage.newest("Tally");
    Ui.await("it runs without a question", () -> isRunning(run));
    assertFalse(Ui.ask(() -> Widgets.isOpen("Before the Job Runs")));
  }

  /** Would catch a check that comes after the start, one that cannot be overridden, and one that asks again although it must not. */
  @Test
  void endlessJobWithoutCheckpoints_isAskedAboutBeforeItRuns() throws Exception {
    String text = Files.readString(Samples.file(Samples.WINDOW_COUNT).getLocation().toPath());
    IFile changed = changedJob();
    changed.create(new ByteArrayInputStream(text.replace("<checkpointing intervalMs=\"6000\"/>", "").replace(NAME, "Unsaved").getBytes(StandardCharsets.UTF_8)), true,
        null);
    Samples.open(changed);
    RunButton.click();
    Shell question = Widgets.shell("Before the Job Runs");
    Ui.await("what is missing", () -> Widgets.all(question, Text.class).stream().anyMatch(each -> each.getText().contains("Checkpointing is off.")));
    assertEquals(List.of(), jobs.registry().entries());
    Themes.screenshots("launch-question");
    Input.press(Key.ESCAPE);
    Ui.await("the question is gone", question::isDisposed);
    assertEquals(List.of(), jobs.registry().entries());
    RunButton.click();
    Shell again = Widgets.shell("Before the Job Runs");
    Input.click(Widgets.middle(Widgets.control(again, Button.class, "the check box", each -> each.getText().replace("&", "").startsWith("Do not ask again"))));
    Input.click(Widgets.middle(Widgets.button(again, "Run Anyway")));
    JobSession run = JobsPage.newest("Unsaved");
    Ui.await("the job runs", () -> isRunning(run));
    Input.chord(Key.of(SWT.F2), SWT.CTRL);
    Ui.await("it has ended", () -> JobSessions.get().session(run.jobId()).filter(JobSession::isEnded).isPresent());
    RunButton.click();
    Ui.await("it runs without a question", () -> !JobsPage.newest("Unsaved").jobId().equals(run.jobId()));
    assertFalse(Ui.ask(() -> Widgets.isOpen("Before the Job Runs")));
  }
}
