package dev.stillwater.ui.tests.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.Consoles;
import dev.stillwater.ui.tests.driver.Menus;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.live.LiveFixture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job fails, and a person goes from there to the record, to the operator, and on from the last checkpoint: from the list of jobs, from the node, from the Console. */
class FailedJobTest {
  private static final Duration RUN = Duration.ofSeconds(60);
  private static final String NAME = "Dividing late";
  private static final String DATA = "flights-20k.csv";
  /** The first flight over 1,042 miles. */
  private static final int LINE = 7336;
  private static final String GO_ON = "Start again from the last checkpoint";

  private PrivateJobs jobs;
  private IFile file;

  @BeforeEach
  void writeAJobThatFailsAfterSomeCheckpoints() throws Exception {
    jobs = PrivateJobs.open();
    IFile sample = Samples.file(Samples.DELAYS);
    String text = Files.readString(sample.getLocation().toPath()).replace("Delays by origin", NAME)
        .replace("<schemas", "<checkpointing intervalMs=\"50\"/>\n  <schemas")
        .replace("<parameters name=\"schema\"", "<parameters name=\"rate\" value=\"10000\"/>\n    <parameters name=\"schema\"")
        .replace("delay > 0", "100 / (distance - 1042) != 7777 &amp;&amp; delay > 0");
    file = sample.getParent().getFile(IPath.fromPortableString("dividing-late.job"));
    file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
  }

  @AfterEach
  void endAll() throws CoreException {
    jobs.close();
    Samples.delete(file);
  }

  /** Would catch a way that leads nowhere, to another record or operator, or to a run that begins anew. */
  @Test
  void recordOperatorAndNextRun_areReachedFromEverywhere() throws Exception {
    Samples.open(file);
    RunButton.click();
    JobsPage page = JobsPage.open();
    JobSession run = JobsPage.newest(NAME);
    page.awaitEnd(run, "Failed", RUN);
    page.select(run);
    page.choose(run, "Open Failed Record");
    awaitRecord();
    page.link("Open the operator");
    awaitOperator();
    Themes.screenshots("jobs-failed");
    PipelineDrawing drawing = new PipelineDrawing(LiveFixture.of(Ui.page().getActiveEditor()));
    drawing.choose("Open Failed Record");
    awaitRecord();
    console("Open the operator");
    awaitOperator();
    console("Open the record");
    awaitRecord();
    console(GO_ON);
    JobSession second = awaitNext(run, page);
    JobsPage.open();
    page.select(second);
    page.choose(second, "Open Failed Operator");
    awaitOperator();
    drawing.choose("Start Again from Last Checkpoint");
    JobSession third = awaitNext(second, page);
    JobsPage.open();
    page.select(third);
    page.choose(third, "Start Again from Last Checkpoint");
    awaitNext(third, page);
  }

  /** The run that began with a checkpoint of the one before; waits until it has failed at the same record. */
  private static JobSession awaitNext(JobSession before, JobsPage page) {
    Ui.await("another run", RUN, () -> !JobsPage.newest(NAME).jobId().equals(before.jobId()));
    JobSession next = JobsPage.newest(NAME);
    page.awaitEnd(next, "Failed", RUN);
    Ui.await("it began with a checkpoint", () -> JobSessions.get().session(next.jobId()).flatMap(session -> session.numbers().restoredFrom())
        .filter(path -> path.contains("chk-")).isPresent());
    assertEquals(Optional.of("delayed"), JobSessions.get().session(next.jobId()).orElseThrow().failure().orElseThrow().uid());
    return next;
  }

  /** Waits for the line of the data from which the record was read, and closes the file. */
  private static void awaitRecord() {
    Ui.await("line " + LINE + " of the data", () -> Ui.page().getActiveEditor() instanceof ITextEditor editor && editor.getTitle().equals(DATA)
        && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection && selection.getStartLine() == LINE - 1);
    Ui.run(() -> Ui.page().closeEditor(Ui.page().getActiveEditor(), false));
  }

  private void awaitOperator() {
    Ui.await("the operator in its drawing", () -> {
      IEditorPart editor = Ui.page().getActiveEditor();
      PipelineView view = editor == null ? null : editor.getAdapter(PipelineView.class);
      return view != null && view.shows(file) && view.selected().filter(operator -> operator.uid().equals("delayed")).isPresent();
    });
  }

  private static void console(String link) {
    Ui.await("the links", RUN, () -> Consoles.linkCount() >= 3);
    Screenshots.take("failed-console");
    Consoles.follow(link);
  }

  /** The drawing of the job, as something to click on. */
  private record PipelineDrawing(LiveFixture fixture) {
    /** Chooses from the context menu of the operator that failed. */
    void choose(String entry) {
      Ui.run(() -> fixture.activate());
      Menus.choose(Ui.ask(() -> fixture.viewer().getControl()), fixture.operator("delayed"), entry);
    }
  }
}
