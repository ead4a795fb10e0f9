package dev.stillwater.ui.tests.replay.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.host.registry.JobEntry.Identity;
import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Progress;
import dev.stillwater.host.replay.process.ReplayState.Result;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the editor shows of results that are large, of one version, of a failure, and where there is none.
 *
 * <p>THREADING: test threads.
 */
class OtherResultsTest {
  private static final int ROWS = 200_000;
  /** What the editor may hold of rows at a time. */
  private static final int HELD_MAX = 4096;

  @TempDir
  private Path folder;

  @BeforeEach
  @AfterEach
  void closeAll() {
    var page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
  }

  @Test
  void twoHundredThousandDifferences_areScrolledAndFilteredInLittleMemory() throws Exception {
    // Would catch a grid that holds all rows, a jump to the end that reads what lies between, and a filter that holds what it has passed.
    Path replay = ReplayFolders.many(folder, ROWS);
    long before = heap();
    ResultEditorPage editor = ResultEditorPage.open(replay).awaitResult();
    editor.awaitText("result:status", "200,000 of 200,000 rows");
    for (int jump = 0; jump < 3; jump++) {
      Ui.run(() -> editor.grid().setFocus());
      Input.chord(Input.Key.of(SWT.END), SWT.CTRL);
      Ui.await("the last rows", () -> editor.selectedNumberNow() == ROWS);
      Input.press(Input.Key.of(SWT.PAGE_UP));
      Input.chord(Input.Key.of(SWT.HOME), SWT.CTRL);
      Ui.await("the first row", () -> editor.selectedNumberNow() == 1);
      Input.press(Input.Key.of(SWT.PAGE_DOWN));
    }
    int scrolled = editor.heldRows();
    long fitting = LongStream.range(0, ROWS).filter(n -> (n + " " + 2 * n + " " + (2 * n + 1)).contains("19999")).count();
    editor.enter("result:text", "19999");
    String found = editor.awaitText("result:status", fitting + " of 200,000 rows");
    assertTrue(editor.row(0).stream().anyMatch(text -> text.contains("19999")), editor.row(0) + " " + found);
    int held = Math.max(scrolled, editor.heldRows());
    System.getLogger("test").log(System.Logger.Level.INFO, "rows held: {0}, heap before: {1} MB, after: {2} MB", held, before >> 20, heap() >> 20);
    assertTrue(held > 0 && held <= HELD_MAX, "rows held: " + held);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void oneVersion_showsItsResults() throws Exception {
    // Would catch a page of a comparison for a replay that compares nothing.
    ResultEditorPage editor = ResultEditorPage.open(ReplayFolders.single(folder)).awaitResult();
    assertEquals("Replayed", editor.text("result:outcome"));
    assertTrue(editor.text("result:verdict").startsWith("Replayed delays-by-origin.job from the beginning of the input to record"), editor.text("result:verdict"));
    List<List<String>> tables = editor.table("result:tables");
    editor.awaitText("result:status", tables.getFirst().get(1) + " of " + tables.getFirst().get(1) + " rows");
    assertTrue(editor.titles().containsAll(List.of("origin", "flights")) && !editor.titles().contains("Difference"), editor.titles().toString());
  }

  @Test
  void failure_showsTheSceneAndLeadsToTheOperator() throws Exception {
    // Would catch a failure that is shown as a result, and a link to another operator.
    Path replay = ReplayFolders.failure(folder);
    IFile job = Samples.file("flights/delays-by-origin.job").getParent().getFile(IPath.fromPortableString("ratio.job"));
    job.refreshLocal(IResource.DEPTH_ZERO, null);
    try {
      ResultEditorPage editor = ResultEditorPage.open(replay).awaitResult();
      assertEquals("Failed", editor.text("result:outcome"));
      assertTrue(editor.text("failure:message").contains("Division by zero"), editor.text("failure:message"));
      assertTrue(editor.table("failure:facts").contains(List.of("Operator", "delayed")), editor.table("failure:facts").toString());
      Themes.screenshots("replay-failure");
      editor.follow("failure:savepoint");
      var page = Ui.page();
      Ui.await("the state before it", () -> page.getActiveEditor().getTitle().equals("before-failure"));
      ResultEditorPage.open(replay);
      editor.follow("failure:change");
      IEditorPart opened = Ui.awaitValue("the job", () -> page.getActiveEditor().getTitle().startsWith("ratio") ? page.getActiveEditor() : null);
      assertEquals(job, Ui.ask(() -> opened.getEditorInput().getAdapter(IFile.class)));
    } finally {
      closeAll();
      job.delete(true, null);
    }
  }

  @Test
  void runningCancelledAndDamaged_areToldInWords() throws Exception {
    // Would catch an editor that stays empty, and one that does not notice that the replay has ended.
    Path replay = Files.createDirectory(folder.resolve("running"));
    state(replay, Phase.RUNNING);
    ResultEditorPage editor = ResultEditorPage.open(replay);
    editor.awaitText("result:running", "The replay is running.");
    Themes.screenshots("replay-running");
    state(replay, Phase.CANCELLED);
    editor.awaitText("result:running", "The replay was cancelled.");
    Path damaged = ReplayFolders.single(folder);
    Files.writeString(damaged.resolve("results/summary.json"), "{\"formatVersion\":1,");
    ResultEditorPage.open(damaged).awaitText("result:running", "There is no result to show.");
    Path cut = ReplayFolders.single(folder);
    Files.write(cut.resolve("results/table-0.index"), "x".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    assertTrue(ResultEditorPage.open(cut).awaitResult().awaitText("result:status", "The file ").contains("is damaged"));
  }

  @Test
  void folderThatIsDeletedUnderTheEditor_isToldInWords() throws Exception {
    // Would catch a grid that stays blank or shows rows that it made up, a link that fails with a stack trace, and an editor that opens on nothing without a word.
    Path replay = ReplayFolders.many(folder, 5_000);
    ResultEditorPage editor = ResultEditorPage.open(replay).awaitResult();
    editor.awaitText("result:status", "5,000 of 5,000 rows");
    try (Stream<Path> files = Files.walk(replay)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    editor.enter("result:text", "4999");
    String problem = editor.awaitText("result:status", "The file ");
    assertTrue(problem.contains("does not exist"), problem);
    Screenshots.take("replay-folder-gone");
    editor.close();
    ResultEditorPage.open(replay).awaitText("result:running", "There is no result to show.");
  }

  private static void state(Path replay, Phase phase) throws Exception {
    ReplayState state = new ReplayState(phase, Identity.own(), System.currentTimeMillis(), OptionalLong.empty(),
        new Progress("comparing results, input records", 12_345, OptionalLong.empty()), Result.NONE);
    Files.writeString(replay.resolve("state.json"), state.toText());
  }
}
