package dev.stillwater.ui.tests.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.Equality;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder.Kind;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.replay.result.ReplayFolderInput;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.launch.LaunchPage;
import dev.stillwater.ui.tests.replay.result.ResultEditorPage;
import dev.stillwater.ui.tests.savepoints.SavepointsPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person changes a job, compares it with what it was, and looks later what came of it. */
class ReplayFromSavepointTest {
  @TempDir
  private static Path taken;
  private ReplayFixture fixture;

  @BeforeEach
  void aJobWithASavepoint() throws Exception {
    fixture = ReplayFixture.open("changed.job", taken);
    hideViews();
  }

  @AfterEach
  void removeIt() throws Exception {
    hideViews();
    if (fixture != null) {
      fixture.close();
    }
  }

  private static void hideViews() {
    Ui.run(() -> Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.savepoints")));
    ReplaysPage.hide();
  }

  private static boolean isOpen(ReplayHistory.Entry entry) {
    IWorkbenchPage page = Ui.page();
    return Ui.ask(() -> page.getActiveEditor() != null && page.getActiveEditor().getEditorInput() instanceof ReplayFolderInput input
        && input.folder().equals(entry.folder().path()));
  }

  /**
   * Would catch keys that do nothing, a comparison with the wrong versions, or with the text before the last change, a verdict that is not shown, a history or a lineage that does not know of it, a sink
   * that is written, and a changed job that does not start from the savepoint it was compared from.
   */
  @Test
  void changedJob_isComparedWithThatOfTheSavepoint_andTheHistoryKeepsIt() throws Exception {
    fixture.change();
    SavepointsPage savepoints = SavepointsPage.open();
    savepoints.select("before-change");
    ReplaysPage.keys('c');
    ReplayHistory.Entry first = ReplaysPage.awaitEnd(1);
    assertEquals(Phase.FINISHED, first.state().phase(), first.state().toString());
    assertEquals(Optional.of(Outcome.DIFFERENT), first.state().result().outcome());
    assertEquals("snapshot", first.order().what().a());
    assertEquals("changed.job", first.order().what().b());
    assertEquals(Optional.of(fixture.savepoint()), first.order().snapshot());
    assertTrue(first.state().result().verdict().orElseThrow().contains("all in operator delayed"));
    assertTrue(isOpen(first), "the result is open");
    assertFalse(Files.exists(fixture.out().getLocation().toPath()), "a sink was written");
    Ui.await("something below the savepoint", () -> savepoints.find("before-change").filter(item -> item.getItemCount() > 0).isPresent());
    savepoints.unfold("before-change");
    savepoints.awaitAny("Restorable", "results differ");
    Themes.screenshots("replay-lineage");
    againWithUnsavedText();
    ReplaysPage page = ReplaysPage.open();
    page.awaitCell("Verdict", "All 442 results are equal.");
    page.awaitCell("Records", "2,000");
    page.awaitCell("Versions", "the snapshot's job and changed.job");
    Themes.screenshots("replays");
    page.selectFirst();
    Input.press(Key.DELETE);
    Input.click(Widgets.middle(Widgets.button(Widgets.shell("Remove Replay"), "Remove")));
    assertEquals(first.id(), ReplaysPage.awaitEnd(1).id());
    Ui.await("one row", () -> page.rows() == 1);
    ReplaysPage.hide();
    ReplaysPage again = ReplaysPage.open();
    again.awaitCell("Verdict", "results differ");
    again.selectFirst();
    Ui.run(() -> Ui.page().closeAllEditors(false));
    Input.press(Key.ENTER);
    Ui.await("the result is open again", () -> isOpen(first));
    restart();
  }

  /** What stands in an editor and is not saved yet is what is compared. */
  private void againWithUnsavedText() throws Exception {
    ITextEditor editor = Ui.ask(() -> {
      try {
        return (ITextEditor) IDE.openEditor(Ui.page(), fixture.job(), "org.eclipse.ui.DefaultTextEditor");
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    Ui.run(() -> {
      String text = editor.getDocumentProvider().getDocument(editor.getEditorInput()).get();
      editor.selectAndReveal(text.indexOf(">= 15") + 3, 2);
    });
    Ui.settle();
    Input.type("1");
    Ui.await("text that is not saved", editor::isDirty);
    Input.press(Key.of(SWT.F9));
    ReplayHistory.Entry again = ReplaysPage.awaitEnd(2);
    assertEquals(Optional.of(Outcome.EQUAL), again.state().result().outcome(), "delays are whole: >= 1 is what > 0 was; " + again.state().result());
    assertFalse(Ui.ask(editor::isDirty), "it is saved");
    assertTrue(Files.readString(fixture.job().getLocation().toPath()).contains("delay >= 1"), "on the disk as well");
  }

  /** The last step of the way: the changed job goes on from the savepoint that was compared. */
  private void restart() {
    SavepointsPage.open().select("before-change");
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.pressForDialog(Key.of('r'));
    LaunchPage page = LaunchPage.opened();
    page.turnTo("Restore");
    assertEquals(fixture.savepoint().toString(), Ui.ask(() -> page.named("restore:snapshot", Text.class).getText()));
    Ui.await("the preflight", () -> page.named("preflight:verdict", Label.class).getText().equals("It starts, and takes all its state as far as types tell."));
    Themes.screenshots("replay-restart");
    page.press("Run");
    JobSession run = Ui.awaitValue("a run that began with the savepoint", () -> JobSessions.get().sessions().stream()
        .filter(job -> job.numbers().restoredFrom().filter(fixture.savepoint().toString()::equals).isPresent()).findFirst().orElse(null));
    Ui.await("it has run to its end", () -> JobSessions.get().session(run.jobId()).filter(JobSession::isEnded).isPresent());
    assertEquals(Optional.of(fixture.job().getLocation().toPath()), JobSessions.get().session(run.jobId()).flatMap(JobSession::jobFile));
    assertTrue(Files.exists(fixture.out().getLocation().toPath()), "the job has written its results");
  }

  /** Would catch a field that takes anything, a start that does not come from the dialog, progress that is not told, and a replay that cannot be stopped. */
  @Test
  void dialog_saysWhatIsWrong_andAReplayIsCancelled() throws Exception {
    Samples.open(fixture.job());
    Shell dialog = LaunchDialog.open('e');
    Text version = LaunchDialog.field(dialog, "replay:a");
    Ui.await("the version is chosen", () -> version.getText().endsWith("/changed.job"));
    assertEquals(fixture.savepoint().toString(), Ui.ask(() -> LaunchDialog.field(dialog, "replay:snapshot").getText()));
    Ui.run(() -> version.setText("/samples/flights/nothing.job"));
    LaunchDialog.awaitProblem(dialog, "there is no job file");
    Themes.screenshots("replay-dialog");
    Ui.run(() -> version.setText("/samples/flights/changed.job"));
    LaunchDialog.tab(dialog, "Execution");
    Text speed = LaunchDialog.field(dialog, "replay:speed");
    Ui.run(() -> speed.setText("fast"));
    LaunchDialog.awaitProblem(dialog, "'fast' is no speed");
    Ui.run(() -> speed.setText("real"));
    LaunchDialog.run(dialog);
    ReplaysPage.await(1, state -> state.phase() == Phase.RUNNING && state.progress().records() > 0 && state.progress().eventTimeMs().isPresent());
    Ui.await("the result is open", () -> Ui.page().getActiveEditor() != null && Ui.page().getActiveEditor().getEditorInput() instanceof ReplayFolderInput);
    Ui.await("the editor says which replay it is", () -> Ui.page().getActiveEditor().getTitle().equals("changed replay"));
    long begin = System.nanoTime();
    ReplaysPage.keys('k');
    ReplayHistory.Entry entry = ReplaysPage.awaitEnd(1);
    assertEquals(Phase.CANCELLED, entry.state().phase());
    assertTrue(System.nanoTime() - begin < 3_000_000_000L, "it is cancelled soon");
    assertEquals(Kind.REPLAY, entry.order().kind());
  }

  /**
   * Would catch links above a result, and a button of the running page, that do nothing or concern another replay, a report that is saved somewhere else, a comparison
   * file that says something else than what was run, and one that cannot be run from the IDE.
   */
  @Test
  void result_isSavedAsReportAndComparison_runAgainFromBoth_andCancelled() throws Exception {
    fixture.change();
    Samples.open(fixture.job());
    ReplaysPage.keys('c');
    ReplayHistory.Entry first = ReplaysPage.awaitEnd(1);
    ResultEditorPage result = ResultEditorPage.open(first.folder().path()).awaitResult();
    result.follow("result:report");
    Shell dialog = Widgets.shell("Save Report");
    assertEquals(fixture.beside("changed-report.html").getLocation().toString(), Ui.ask(() -> LaunchDialog.field(dialog, "save:file").getText()));
    Screenshots.take("replay-save-report");
    Input.clickForDialog(Widgets.middle(Widgets.button(dialog, "OK")));
    IFile report = fixture.beside("changed-report.html");
    Ui.await("the report in the project", report::exists);
    assertTrue(Files.readString(report.getLocation().toPath()).contains(first.state().result().verdict().orElseThrow().substring(0, 20)), "the verdict is in it");
    report.delete(true, null);
    if (Ui.ask(() -> Program.findProgram("html")) == null) {
      result.follow("result:browser");
      Shell problem = Widgets.shell("Open Report");
      Screenshots.take("replay-no-browser");
      Input.click(Widgets.middle(Widgets.button(problem, "OK")));
    }
    ReplayHistory.Entry fromFile = savedAsComparison();
    assertEquals(first.state().result(), fromFile.state().result());
    ResultEditorPage.open(first.folder().path()).awaitResult().follow("result:again");
    ReplayHistory.Entry second = ReplaysPage.await(3, state -> state.phase() == Phase.RUNNING || state.phase().isTerminal());
    assertEquals(first.order().what(), second.order().what());
    ReplayHistory.Entry ended = ReplaysPage.awaitEnd(3);
    assertEquals(first.state().result(), ended.state().result());
    Samples.open(fixture.job());
    Shell configuration = LaunchDialog.open('e');
    LaunchDialog.tab(configuration, "Execution");
    LaunchDialog.type(configuration, "replay:speed", "real");
    LaunchDialog.run(configuration);
    ReplaysPage.await(4, state -> state.phase() == Phase.RUNNING);
    Button cancel = Widgets.control(Ui.window().getShell(), Button.class, "the button", button -> "result:cancel".equals(button.getData("dev.stillwater.id")));
    Input.click(Widgets.middle(cancel));
    assertEquals(Phase.CANCELLED, ReplaysPage.awaitEnd(4).state().phase());
    Ui.await("the way to run it again", () -> Widgets.all(Ui.window().getShell(), Button.class).stream()
        .anyMatch(button -> "result:again".equals(button.getData("dev.stillwater.id")) && button.isVisible()));
    Themes.screenshots("replay-cancelled");
  }

  /** Keeps the open result's comparison in the project, and runs it from there. */
  private ReplayHistory.Entry savedAsComparison() throws Exception {
    ReplaysPage.keys('s');
    Shell dialog = Widgets.shell("Save as Comparison File");
    Input.click(Widgets.middle(Widgets.button(dialog, "OK")));
    IFile file = fixture.beside("changed.comparison");
    try {
      Ui.await("the file", file::exists);
      Comparison kept = ComparisonFile.read(file.getLocation().toPath());
      assertEquals(List.of("snapshot", "changed.job", "end"), List.of(kept.a(), kept.b(), kept.until()));
      assertEquals(Equality.EXACT, kept.equality());
      Samples.open(file);
      ReplaysPage.keys('c');
      ReplayHistory.Entry second = ReplaysPage.awaitEnd(2);
      assertEquals(Optional.of(file.getLocation().toPath()), second.order().file());
      return second;
    } finally {
      file.delete(true, null);
    }
  }

  /**
   * Would catch a savepoint of the end of a replay that is not taken, not listed, or says that it was taken in 1970, and a job that does not go on from there.
   */
  @Test
  void endOfAReplay_isKeptAsASavepoint_andTheJobGoesOnFromThere() throws Exception {
    Samples.open(fixture.job());
    Shell dialog = LaunchDialog.open('e');
    LaunchDialog.tab(dialog, "Input Range");
    Input.click(Widgets.middle(Widgets.button(dialog, "A number of records:")));
    LaunchDialog.awaitProblem(dialog, "needs a value beside it");
    LaunchDialog.type(dialog, "replay:until:records", "500");
    Button savepoint = Widgets.button(dialog, "Take a savepoint of the state at the end");
    Input.click(Widgets.middle(savepoint));
    Ui.await("it is ticked", savepoint::getSelection);
    Themes.screenshots("replay-dialog-savepoint");
    LaunchDialog.run(dialog);
    ReplayHistory.Entry entry = ReplaysPage.awaitEnd(1);
    assertEquals(Phase.FINISHED, entry.state().phase(), entry.state().toString());
    ResultEditorPage result = ResultEditorPage.open(entry.folder().path()).awaitResult();
    Themes.screenshots("replay-single");
    SavepointsPage savepoints = SavepointsPage.open();
    savepoints.await("replay-2", "Taken", Integer.toString(Year.now().getValue()));
    savepoints.select("replay-2");
    ReplaysPage.keys('r');
    ReplayHistory.Entry onwards = ReplaysPage.awaitEnd(2);
    String verdict = onwards.state().result().verdict().orElseThrow();
    assertTrue(verdict.contains("1,500 records") || verdict.contains("record 1,500"), verdict);
    result.close();
  }

  /** Would catch a sink that stays open for the next time, and one that is opened unasked. */
  @Test
  void sink_isOpenedWhenItIsTicked_eachTimeAnew() {
    Samples.open(fixture.job());
    Shell dialog = LaunchDialog.open('e');
    LaunchDialog.tab(dialog, "Execution");
    Input.click(Widgets.middle(Widgets.button(dialog, "Ask at each start which sinks may write")));
    LaunchDialog.run(dialog);
    start(true);
    assertEquals(Set.of("out"), ReplaysPage.awaitEnd(1).order().what().conditions().openSinks());
    assertTrue(Files.exists(fixture.out().getLocation().toPath()), "the sink has written");
    Input.pressForDialog(Key.of(SWT.F9));
    start(false);
    assertEquals(Set.of(), ReplaysPage.awaitEnd(2).order().what().conditions().openSinks());
  }

  private static void start(boolean isTicked) {
    Shell question = Widgets.shell("Sinks of the Replay");
    Button sink = Widgets.control(question, Button.class, "the sink", button -> "sink:out".equals(button.getData("dev.stillwater.id")));
    assertFalse(Ui.ask(sink::getSelection), "it is ticked already");
    if (isTicked) {
      Input.click(Widgets.middle(sink));
      Ui.await("it is ticked", sink::getSelection);
    }
    Screenshots.take("replay-sinks");
    Input.click(Widgets.middle(Widgets.button(question, "Start")));
  }
}
