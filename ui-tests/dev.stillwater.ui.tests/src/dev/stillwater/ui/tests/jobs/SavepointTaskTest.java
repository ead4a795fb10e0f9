package dev.stillwater.ui.tests.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SavepointTaskTest {
  private static final String NAME = "Window count";
  private PrivateJobs jobs;

  @BeforeEach
  void useARegistryOfItsOwn() {
    jobs = PrivateJobs.open();
    Ui.run(() -> Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.checkpoints")));
  }

  @AfterEach
  void endAll() {
    jobs.close();
  }

  /** Would catch a view that does not follow its job, a name that gets lost, a stop that loses state, and a start that begins anew. */
  @Test
  void windowCount_isSavedStoppedStartedAgainAndCancelled() {
    Samples.open(Samples.WINDOW_COUNT);
    RunButton.click();
    JobsPage page = JobsPage.open();
    JobSession run = JobsPage.newest(NAME);
    page.await(run, "Status", "Running");
    String read = Ui.ask(() -> page.cell(run.jobId(), "Records read"));
    Ui.await("its numbers move", () -> !page.cell(run.jobId(), "Records read").equals(read));
    page.select(run);
    page.tool("Take Savepoint");
    Widgets.shell("Take Savepoint");
    Input.type("before-change");
    Screenshots.take("take-savepoint");
    Input.press(Input.Key.ENTER);
    page.await(run, "Last savepoint", "before-change");
    Themes.screenshots("jobs");
    page.tool("Stop with Savepoint");
    Widgets.shell("Stop with Savepoint");
    Screenshots.take("stop-with-savepoint");
    Input.press(Input.Key.ENTER);
    page.await(run, "Status", "Finished");
    JobSession ended = JobSessions.get().session(run.jobId()).orElseThrow();
    String savepoint = ended.numbers().lastSavepoint().orElseThrow().path().orElseThrow();
    assertTrue(Files.isRegularFile(Path.of(savepoint, "_metadata")), savepoint);
    page.select(run);
    Input.chord(Input.Key.of('j'), SWT.ALT, SWT.SHIFT);
    Input.press(Input.Key.of('g'));
    Ui.await("another run", () -> !JobsPage.newest(NAME).jobId().equals(run.jobId()));
    JobSession next = JobsPage.newest(NAME);
    page.await(next, "Status", "Running");
    Ui.await("it tells what it began with", () -> JobSessions.get().session(next.jobId()).flatMap(session -> session.numbers().restoredFrom()).isPresent());
    assertEquals(savepoint, JobSessions.get().session(next.jobId()).orElseThrow().numbers().restoredFrom().orElseThrow());
    page.select(next);
    page.tool("Cancel Job");
    Widgets.shell("Cancel Job");
    Input.press(Input.Key.ENTER);
    page.await(next, "Status", "Cancelled");
    page.select(run);
    Input.chord(Input.Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.press(Input.Key.of('k'));
    Combo shown = Widgets.control(Ui.window().getShell(), Combo.class, "the job of the checkpoints", combo -> "checkpoints:job".equals(combo.getData("dev.stillwater.id")));
    Ui.await("the checkpoints of the run that is selected", () -> shown.getText().contains("Finished"));
    Ui.run(() -> Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.checkpoints")));
  }

  /** Would catch a stop that is said to have failed, although its savepoint is there, as the job had ended before anybody asked again. */
  @Test
  void savepointOfAJobThatHasStopped_isHeardOf() throws Exception {
    Samples.open(Samples.WINDOW_COUNT);
    RunButton.click();
    JobSession newest = JobsPage.newest(NAME);
    Ui.await("it runs", () -> JobSessions.get().session(newest.jobId()).filter(session -> session.state().equals(JobSession.RUNNING)).isPresent());
    JobSession run = JobSessions.get().session(newest.jobId()).orElseThrow();
    SavepointOrder order = new SavepointOrder(Optional.empty(), Optional.of("the last"), SnapshotFormat.CANONICAL);
    String trigger = JobSessions.get().ask(run, (client, id) -> client.triggerStop(id, order, false)).get(10, TimeUnit.SECONDS);
    Ui.await("the registry tells of its end", () -> JobSessions.get().session(run.jobId()).flatMap(JobSession::entry).filter(entry -> entry.state().isTerminal()).isPresent());
    Path savepoint = Path.of(JobSessions.get().ask(run, (client, id) -> awaited(client, id, trigger)).get(10, TimeUnit.SECONDS));
    assertTrue(Files.isRegularFile(savepoint.resolve("_metadata")), savepoint.toString());
    Ui.await("its process ends", () -> !run.entry().orElseThrow().process().runs());
  }

  private static String awaited(JobClient client, String jobId, String trigger) throws ClientException {
    try {
      return client.awaitSavepoint(jobId, trigger);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
