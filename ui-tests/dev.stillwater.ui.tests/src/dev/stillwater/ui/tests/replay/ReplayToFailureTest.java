package dev.stillwater.ui.tests.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder.Kind;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.replay.result.ReplayFolderInput;
import dev.stillwater.ui.tests.driver.Consoles;
import dev.stillwater.ui.tests.driver.Menus;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.jobs.JobsPage;
import dev.stillwater.ui.tests.live.LiveFixture;
import dev.stillwater.ui.tests.replay.result.ResultEditorPage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person asks which record broke a job, and what the job knew then. */
class ReplayToFailureTest {
  private static final Duration RUN = Duration.ofSeconds(60);
  private PrivateJobs jobs;
  private IFile job;

  @BeforeEach
  void aJobThatDividesByZero() throws Exception {
    jobs = PrivateJobs.open();
    IFile sample = Samples.file(Samples.DELAYS);
    job = sample.getParent().getFile(IPath.fromPortableString("breaking.job"));
    try (InputStream in = sample.getContents(true)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("avg(delay)", "avg(100 / (distance - 1750))").replace("Delays by origin",
          "Breaking");
      job.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
    }
  }

  @AfterEach
  void removeIt() throws Exception {
    Samples.delete(job);
    jobs.close();
  }

  /** Would catch a failure without a way to its record, a replay of another job, and a result that is not shown. */
  @Test
  void failedJob_isReplayedToItsFailure() {
    Samples.open(job);
    RunButton.click();
    Ui.await("the failure", RUN, () -> JobSessions.get().sessions().stream().anyMatch(session -> session.name().equals("Breaking")
        && session.state().equals("FAILED")));
    Ui.await("the way to its record in the Console", () -> Consoles.text().contains("Replay to the failure"));
    JobSession failed = JobsPage.newest("Breaking");
    JobsPage page = JobsPage.open();
    page.select(failed);
    Ui.await("the link", () -> page.links().stream().anyMatch(link -> link.contains("Replay to the failure")));
    ReplaysPage.keys('f');
    ReplayHistory.Entry entry = ReplaysPage.awaitEnd(1);
    assertEquals(Kind.FAILURE, entry.order().kind());
    assertEquals(Optional.of(Outcome.BREAKS), entry.state().result().outcome(), entry.state().toString());
    String verdict = entry.state().result().verdict().orElseThrow();
    assertTrue(verdict.startsWith("Fails at record") && verdict.contains("in operator daily"), verdict);
    Ui.await("the result is open", () -> Ui.page().getActiveEditor() != null && Ui.page().getActiveEditor().getEditorInput() instanceof ReplayFolderInput input
        && input.folder().equals(entry.folder().path()));
  }

  /**
   * Would catch a link of the Console or an entry of the node that replays nothing, a way to another operator, and an operator that is changed while the one that
   * failed is tried again, or from the beginning of the input.
   */
  @Test
  void failure_isReplayedFromConsoleAndNode_andTheOperatorIsChangedAndTriedAgain() throws Exception {
    Samples.open(job);
    RunButton.click();
    Ui.await("the failure", RUN, () -> JobSessions.get().sessions().stream().anyMatch(session -> session.name().equals("Breaking")
        && session.state().equals("FAILED")));
    Consoles.follow("Replay to the failure");
    assertEquals(Optional.of(Outcome.BREAKS), ReplaysPage.awaitEnd(1).state().result().outcome());
    LiveFixture drawing = LiveFixture.of(Samples.open(job));
    Ui.settle();
    Menus.choose(Ui.ask(() -> drawing.viewer().getControl()), drawing.operator("daily"), "Replay to Failure");
    ReplayHistory.Entry broken = ReplaysPage.awaitEnd(2);
    assertEquals(Optional.of(Outcome.BREAKS), broken.state().result().outcome());
    ResultEditorPage result = ResultEditorPage.open(broken.folder().path()).awaitResult();
    result.follow("failure:again");
    ReplayHistory.Entry same = ReplaysPage.awaitEnd(3);
    assertEquals(Optional.of(Outcome.BREAKS), same.state().result().outcome(), "what was not changed fails again");
    assertTrue(same.state().result().verdict().orElseThrow().startsWith("Fails at record 1,"), "it begins right before the record: " + same.state().result());
    ResultEditorPage.open(broken.folder().path()).awaitResult().follow("failure:change");
    Ui.await("the operator", () -> {
      IEditorPart editor = Ui.page().getActiveEditor();
      PipelineView view = editor == null ? null : editor.getAdapter(PipelineView.class);
      return view != null && view.shows(job) && view.selected().filter(operator -> operator.uid().equals("daily")).isPresent();
    });
    try (InputStream in = job.getContents(true)) {
      String mended = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("(distance - 1750)", "(distance + 1)");
      job.setContents(new ByteArrayInputStream(mended.getBytes(StandardCharsets.UTF_8)), true, true, null);
    }
    ResultEditorPage.open(broken.folder().path()).awaitResult().follow("failure:again");
    ReplayHistory.Entry mended = ReplaysPage.awaitEnd(4);
    assertEquals(Optional.of(Outcome.ENDED), mended.state().result().outcome(), mended.state().toString());
    ResultEditorPage end = ResultEditorPage.open(mended.folder().path()).awaitResult();
    assertEquals("Does not fail", end.text("result:outcome"));
    Themes.screenshots("replay-mended");
  }
}
