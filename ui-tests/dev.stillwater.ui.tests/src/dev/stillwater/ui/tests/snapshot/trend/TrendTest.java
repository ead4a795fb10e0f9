package dev.stillwater.ui.tests.snapshot.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.savepoints.SavepointsPage;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody wants to know which state grows.
 *
 * <p>THREADING: test threads.
 */
class TrendTest {
  @TempDir
  private Path folder;
  private PrivateJobs jobs;

  @BeforeEach
  void useARegistryOfItsOwn() {
    jobs = PrivateJobs.open();
  }

  @AfterEach
  void close() {
    Ui.run(() -> {
      Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.savepoints"));
      Ui.page().closeAllEditors(false);
    });
    jobs.close();
  }

  private static <T extends Control> T visible(Class<T> type, String id) {
    return Widgets.control(Ui.window().getShell(), type, id, control -> id.equals(control.getData("dev.stillwater.id")));
  }

  private static void showTrend() {
    Input.chord(Key.of('v'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('t'));
  }

  /** Copies all checkpoints of a run, so that nothing is written beside the test data. */
  private List<Path> checkpoints(String fixture) throws Exception {
    Path run = SnapshotEditorPage.fixture(fixture).getParent();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve("run").resolve(run.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      return files.filter(file -> Files.exists(file.resolve("_metadata"))).sorted().toList();
    }
  }

  private static void choose(String state) {
    Combo states = visible(Combo.class, "trend:state");
    Ui.await("the state " + state, () -> Arrays.asList(states.getItems()).contains(state));
    Ui.run(() -> {
      states.select(Arrays.asList(states.getItems()).indexOf(state));
      states.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    });
  }

  @SuppressWarnings("unchecked")
  private static List<Long> points(String id) {
    Control chart = visible(Control.class, id);
    return (List<Long>) Ui.ask(() -> chart.getData("dev.stillwater.points"));
  }

  @Test
  void checkpointsBesideTheOpenOne_showWhatGrows() throws Exception {
    // Would catch a series without its neighbours, in the wrong order, or with the numbers of another state.
    List<Path> run = checkpoints("flink/2.3.0/ckpt-hashmap-full");
    assertEquals(2, run.size());
    SnapshotEditorPage.open(run.getFirst());
    showTrend();
    Label status = visible(Label.class, "trend:status");
    Ui.await("both checkpoints", () -> status.getText().equals("2 of 2 snapshots"));
    choose("keyed-a / perTag");
    List<Long> entries = points("trend:entries");
    assertTrue(entries.size() == 2 && entries.get(0) > 0 && entries.get(1) > entries.get(0), entries.toString());
    Table table = visible(Table.class, "trend:table");
    assertEquals(List.of(run.getFirst().getFileName().toString(), run.getLast().getFileName().toString()),
        Ui.ask(() -> Arrays.stream(table.getItems()).map(item -> item.getText(0)).toList()));
    assertTrue(Ui.ask(() -> table.getItem(1).getText(4)).startsWith("+"), "no growth is told");
    Input.click(Widgets.middle(Widgets.button(Ui.window().getShell(), "Count Every Entry")));
    Ui.await("exact numbers", () -> table.getItemCount() == 2 && !table.getItem(1).getText(3).isEmpty() && !table.getItem(1).getText(3).startsWith("about"));
    Themes.screenshots("trend");
    Input.click(Widgets.middle(Ui.ask(() -> table.getItem(1))));
    Input.press(Key.ENTER);
    SnapshotEditorPage opened = SnapshotEditorPage.active();
    opened.document();
    Ui.await("the entries of the state", () -> opened.pageTitle().equals("State"));
  }

  @Test
  void filesElsewhere_areReadOnlyWhereThatWasAllowed() throws Exception {
    // Would catch a series that reads a stranger's links unasked, one that does not say what it left out, and one that forgets what was allowed.
    List<Path> run = checkpoints("flink/2.3.0/ckpt-hashmap-full");
    Path state;
    try (Stream<Path> files = Files.list(run.getLast())) {
      state = files.filter(file -> !file.endsWith("_metadata")).sorted().findFirst().orElseThrow();
    }
    Files.createSymbolicLink(state, Files.move(state, folder.resolve("elsewhere")));
    SnapshotEditorPage.open(run.getFirst());
    showTrend();
    Label status = visible(Label.class, "trend:status");
    Ui.await("what was left out", () -> status.getText().contains("files outside of 1 were left out"));
    Themes.screenshots("trend-elsewhere");
    answer("Leave Them Out", state);
    assertTrue(Ui.ask(status::getText).contains("files outside of 1 were left out"));
    SnapshotEditorPage strangers = SnapshotEditorPage.begin(run.getLast());
    strangers.control(Text.class, "snapshot:elsewhere");
    Input.click(Widgets.middle(Widgets.button(strangers.root(), "Read Them")));
    strangers.awaitInspected();
    showTrend();
    Label again = visible(Label.class, "trend:status");
    Ui.await("both checkpoints whole", () -> again.getText().equals("2 of 2 snapshots"));
    Ui.run(() -> Ui.page().closeAllEditors(false));
    SnapshotEditorPage.open(run.getFirst());
    showTrend();
    Label anew = visible(Label.class, "trend:status");
    Ui.await("the question again, as the editor is closed", () -> anew.getText().contains("files outside of 1 were left out"));
    answer("Read Them", state);
    Ui.await("both checkpoints whole", () -> anew.getText().equals("2 of 2 snapshots"));
  }

  /** Asks for the files elsewhere, sees that the dialog names them, and answers. */
  private static void answer(String answer, Path file) {
    Input.clickForDialog(Widgets.middle(Widgets.button(Ui.window().getShell(), "Read Files Elsewhere...")));
    Shell dialog = Widgets.shell("Files Outside of the Snapshot");
    Text files = Widgets.control(dialog, Text.class, "elsewhere:files", text -> "elsewhere:files".equals(text.getData("dev.stillwater.id")));
    assertTrue(Ui.ask(files::getText).contains(file.getFileName().toString()));
    Input.click(Widgets.middle(Widgets.button(dialog, answer)));
    Ui.await("the end of the dialog", dialog::isDisposed);
  }

  @Test
  void snapshotThatIsNotTicked_isLeftOutOfTheSeries() throws Exception {
    // Would catch a tick that changes nothing, changes that are told against a snapshot that is left out, and one that cannot be taken back.
    List<Path> run = checkpoints("flink/2.3.0/ckpt-hashmap-full");
    SnapshotEditorPage.open(run.getFirst());
    showTrend();
    Label status = visible(Label.class, "trend:status");
    Ui.await("both checkpoints", () -> status.getText().equals("2 of 2 snapshots"));
    Table table = visible(Table.class, "trend:table");
    Input.click(Widgets.middle(Ui.ask(() -> table.getItem(0))));
    Input.press(Key.of(' '));
    Ui.await("one is left", () -> status.getText().equals("2 of 2 snapshots; 1 not ticked"));
    assertEquals(1, points("trend:entries").size());
    assertEquals("", Ui.ask(() -> table.getItem(1).getText(4)));
    Input.press(Key.of(' '));
    Ui.await("both again", () -> status.getText().equals("2 of 2 snapshots"));
    assertEquals(2, points("trend:bytes").size());
  }

  @Test
  void selectionOfTheSavepointsView_isOneSeries() throws Exception {
    // Would catch a view whose rows are no snapshots for the command, and a row that does not open.
    for (Path snapshot : checkpoints("flink/2.3.0/ckpt-hashmap-full")) {
      SavepointCatalog.user().record(snapshot, By.IDE);
    }
    SavepointsPage page = SavepointsPage.open();
    page.row("chk-");
    Tree tree = visible(Tree.class, "savepoints:tree");
    Ui.await("both rows", () -> page.entries().size() == 2);
    page.select("chk-");
    Input.press(Key.ENTER);
    SnapshotEditorPage.active().document();
    Ui.run(() -> {
      tree.setFocus();
      tree.selectAll();
      tree.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    });
    showTrend();
    Label status = visible(Label.class, "trend:status");
    Ui.await("both checkpoints", () -> status.getText().equals("2 of 2 snapshots"));
    assertEquals(2, points("trend:bytes").size());
  }
}
