package dev.stillwater.ui.tests.replay.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.ComparisonSuite;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person has compared two versions of the flights job and wants to know what differs, where it comes from, and to keep that as a test.
 *
 * <p>THREADING: test threads.
 */
class CompareResultTest {
  @TempDir
  private static Path folder;
  private static Path replay;
  private ResultEditorPage editor;

  @BeforeAll
  static void compare() throws Exception {
    replay = ReplayFolders.flights(folder);
  }

  @BeforeEach
  void open() {
    var page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
    editor = ResultEditorPage.open(replay).awaitResult();
  }

  @AfterAll
  static void close() {
    var page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
  }

  @Test
  void differences_areSeenFilteredAndStepped() {
    // Would catch a verdict of another comparison, values of A under B, marks at fields that are equal, and filters and keys that do nothing.
    assertEquals("Different", editor.text("result:outcome"));
    String verdict = editor.text("result:verdict");
    assertTrue(verdict.matches("[\\d,]+ of [\\d,]+ results differ, all in operator delayed, first at key .*caused by the record at flights-20k.csv line \\d+\\."), verdict);
    List<List<String>> counts = editor.table("result:tables");
    assertEquals("sink out", counts.getFirst().getFirst());
    assertTrue(counts.stream().anyMatch(row -> row.getFirst().equals("output of delayed")), counts.toString());
    assertEquals(Set.of("Difference", "origin", "window_start"), Set.copyOf(editor.titles().subList(0, 3)));
    Themes.screenshots("replay-result");
    int differences = Integer.parseInt(verdict.substring(0, verdict.indexOf(' ')).replace(",", ""));
    editor.awaitText("result:status", differences + " of ");
    String shown = editor.text("result:status");
    String rows = shown.replaceFirst(".* of ([\\d,]+) rows.*", "$1");
    editor.choose("result:kinds", "Changed");
    int changed = Integer.parseInt(counts.getFirst().get(2).replace(",", ""));
    editor.awaitText("result:status", changed + " of ");
    List<String> row = editor.row(0);
    int a = editor.titles().indexOf("flights A");
    assertEquals("\u2260\u2002", row.get(a + 1).substring(0, 2), row + " " + editor.titles());
    assertTrue(Integer.parseInt(row.get(a)) > Integer.parseInt(row.get(a + 1).substring(2)), row.toString());
    String origin = editor.row(2).get(editor.titles().indexOf("origin"));
    editor.enter("result:text", origin);
    Ui.await("rows with " + origin + " alone", () -> editor.peek(0).contains(origin));
    editor.choose("result:kinds", "All rows");
    editor.press("Clear");
    editor.awaitText("result:status", rows + " of " + rows);
    Ui.run(() -> editor.grid().setFocus());
    Input.chord(Input.Key.of(SWT.HOME), SWT.CTRL);
    Input.chord(Input.Key.of(SWT.ARROW_UP), SWT.ALT);
    editor.awaitText("result:status", "There is no difference above.");
    Input.chord(Input.Key.of(SWT.ARROW_DOWN), SWT.ALT);
    long first = editor.selectedNumber();
    Input.chord(Input.Key.of('.'), SWT.CTRL);
    Ui.await("the next difference", () -> editor.selectedNumberNow() > first);
    Input.chord(Input.Key.of(','), SWT.CTRL);
    Ui.await("the difference before", () -> editor.selectedNumberNow() == first);
  }

  @Test
  void firstDivergence_opensTheJobAndTheInputAndBecomesATest() throws Exception {
    // Would catch a page about another record, links that open something else, and a test that does not say what it compares or cannot be run.
    editor.turnTo("First Divergence");
    String sentence = editor.text("divergence:sentence");
    assertTrue(sentence.startsWith("The versions part in the output of operator 'delayed', at the record at flights-20k.csv line "), sentence);
    assertEquals(List.of("date", "delay", "distance", "origin", "destination"), editor.columns("divergence:record"));
    assertTrue(Integer.parseInt(editor.table("divergence:record").getFirst().get(1)) < 15, "a delay that is none in version 2");
    assertEquals(List.of("A", "B"), editor.table("divergence:out").stream().map(List::getFirst).toList());
    Themes.screenshots("replay-divergence");
    editor.follow("divergence:test");
    Shell dialog = Widgets.shell("Copy as a Test");
    Text file = Widgets.control(dialog, Text.class, "the file", text -> "save:file".equals(text.getData("dev.stillwater.id")));
    Path test = folder.resolve("kept/first.comparison");
    Ui.run(() -> file.setText(test.toString()));
    Input.click(Widgets.middle(Widgets.button(dialog, "OK")));
    Ui.await("the test", () -> Files.exists(test) && test.toFile().length() > 0);
    Comparison kept = ComparisonFile.read(test);
    assertTrue(kept.until().startsWith("records:") && kept.description().contains("delay="), kept.toString());
    ComparisonSuite.Entry run = ComparisonSuite.run(test, Files.createDirectory(folder.resolve("test-work")), ProgressListener.NONE);
    assertEquals(ComparisonResult.Outcome.DIFFERENT, run.outcome(), "the test runs, and fails at this record: " + run.text());
    int line = Integer.parseInt(sentence.replaceFirst(".* line (\\d+) .*", "$1"));
    editor.follow("divergence:input");
    var page = Ui.page();
    IEditorPart input = Ui.awaitValue("the input", () -> page.getActiveEditor().getTitle().equals("flights-20k.csv") ? page.getActiveEditor() : null);
    Ui.await("line " + line, () -> ((ITextSelection) input.getSite().getSelectionProvider().getSelection()).getStartLine() == line - 1);
    ResultEditorPage.open(replay);
    editor.follow("divergence:job-b");
    IEditorPart job = Ui.awaitValue("the job", () -> page.getActiveEditor().getTitle().startsWith("delays-v2") ? page.getActiveEditor() : null);
    assertEquals(Samples.file("flights/delays-v2.job"), Ui.ask(() -> job.getEditorInput().getAdapter(IFile.class)));
  }

  @Test
  void keysOperatorsAndDrawings_tellWhereItComesFrom() {
    // Would catch records of another key, states that are not listed, and a drawing on which nothing stands out.
    editor.turnTo("Drawing");
    editor.awaitText("job-pair-summary", "The jobs differ, from A to B: + ");
    Ui.settle();
    Themes.screenshots("replay-drawing");
    editor.turnTo("Operators");
    assertTrue(editor.table("result:operators").stream().anyMatch(row -> row.getFirst().equals("delayed (first to differ)")), editor.table("result:operators").toString());
    assertTrue(editor.row(0).get(0).matches("[\u2260\u2212+].*"), editor.row(0).toString());
    Themes.screenshots("replay-operators");
    editor.turnTo("Key");
    String found = editor.awaitText("key:status", "Input behind key ");
    assertTrue(found.contains("of operator daily"), found);
    assertTrue(editor.table("key:a").stream().allMatch(row -> row.getFirst().startsWith("flights-20k.csv line ")), editor.table("key:a").toString());
    Themes.screenshots("replay-key");
    editor.turnTo("Results");
    String origin = editor.row(1).get(editor.titles().indexOf("origin"));
    editor.clickRow(1);
    Ui.await("the row that was clicked", () -> editor.selectedNumberNow() == 2);
    Button key = editor.control(Button.class, "result:key");
    Ui.await("the key of the row", key::isEnabled);
    Input.click(Widgets.middle(key));
    editor.awaitPage("Key");
    editor.awaitText("key:status", "Input behind key " + origin + ", window 2001-01-0");
    assertTrue(editor.table("key:a").size() + editor.table("key:b").size() > 0, "records");
  }
}
