package dev.stillwater.ui.tests.snapshot.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import dev.stillwater.ui.operate.snapshot.open.SnapshotStartup;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Menus;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways in which a person opens a snapshot that somebody has handed in.
 *
 * <p>THREADING: test threads.
 */
class OpenSnapshotTest {
  private static final long KEY_NANOS = 50_000_000;
  private static final String FIXTURE = "flink/2.3.0/window-fixed";

  @TempDir
  private Path folder;
  private IProject project;
  private Tree explorer;

  @BeforeEach
  void handIn() throws Exception {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("a-handed-in");
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    Path source = SnapshotEditorPage.fixture(FIXTURE);
    copy(source, project.getLocation().toPath().resolve("savepoint"));
    zip(source, project.getLocation().toPath().resolve("handed-in.zip"), 0);
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    Shell window = Ui.ask(() -> Ui.window().getShell());
    explorer = Widgets.control(window, Tree.class, "the Project Explorer", tree -> Arrays.stream(tree.getItems()).anyMatch(item -> item.getText().startsWith("a-handed-in")));
  }

  @AfterEach
  void close() throws Exception {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.createDirectories(to);
        if (!file.equals(from)) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  /** A snapshot as an archive, with so many other files before it. */
  private static void zip(Path snapshot, Path target, int others) throws IOException {
    try (OutputStream file = Files.newOutputStream(target); ZipOutputStream out = new ZipOutputStream(file)) {
      for (int index = 0; index < others; index++) {
        out.putNextEntry(new ZipEntry("savepoint/other-" + index));
        out.write(index);
      }
      try (Stream<Path> files = Files.list(snapshot)) {
        for (Path each : files.toList()) {
          out.putNextEntry(new ZipEntry("savepoint/" + each.getFileName()));
          Files.copy(each, out);
        }
      }
    }
  }

  private static void awaitOpen(Path path) {
    var page = Ui.page();
    Ui.await(path + " in its editor", () -> page.getActiveEditor() != null && page.getActiveEditor().getEditorInput() instanceof SnapshotInput input
        && input.path().equals(path));
    SnapshotEditorPage opened = SnapshotEditorPage.active();
    assertTrue(opened.document().operators().size() > 0);
    // An editor that still fills its pages takes the time between the two clicks of the next double click.
    opened.awaitInspected();
  }

  @Test
  void metadataAndArchive_openByDoubleClick() {
    // Would catch a content type that is not told by the first bytes, and archives that another editor takes.
    Path root = project.getLocation().toPath();
    Input.doubleClick(Widgets.middle(Widgets.treeItem(explorer, "a-handed-in", "savepoint", "_metadata")));
    awaitOpen(root.resolve("savepoint"));
    Input.doubleClick(Widgets.middle(Widgets.treeItem(explorer, "a-handed-in", "handed-in.zip")));
    awaitOpen(root.resolve("handed-in.zip"));
  }

  @Test
  void folder_opensByItsMenu() {
    // Would catch an entry that is not there for folders, or opens what was selected before.
    TreeItem savepoint = Widgets.treeItem(explorer, "a-handed-in", "savepoint");
    Input.click(Widgets.middle(savepoint));
    Menus.choose(explorer, Widgets.middle(savepoint), "Open Snapshot");
    awaitOpen(project.getLocation().toPath().resolve("savepoint"));
  }

  @Test
  void fileAndFolder_areChosenInTheDialogsOfThePlatform() throws Exception {
    // Would catch keys that open nothing, a dialog that hides archives, and a folder that is taken for the file in it.
    Path root = project.getLocation().toPath();
    Ui.run(() -> explorer.setFocus());
    Input.chordForDialog(Input.Key.of('o'), SWT.CTRL, SWT.SHIFT);
    choose("Open Snapshot", root.resolve("handed-in.zip"));
    awaitOpen(root.resolve("handed-in.zip"));
    Input.chordForDialog(Input.Key.of('o'), SWT.CTRL, SWT.ALT);
    choose("Open Snapshot Folder", root.resolve("savepoint"));
    awaitOpen(root.resolve("savepoint"));
  }

  /** Types a path into a dialog that the platform draws, of which the widgets know nothing. */
  private static void choose(String title, Path path) throws Exception {
    Process search = new ProcessBuilder("timeout", "20", "xdotool", "search", "--sync", "--onlyvisible", "--name", "^" + title + "$", "windowactivate", "--sync")
        .redirectErrorStream(true).start();
    String said = new String(search.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, search.waitFor(), said);
    // It completes what is typed as it comes, and puts that between what is typed faster than by a person.
    for (char character : path.toString().toCharArray()) {
      Input.typeForDialog(String.valueOf(character));
      LockSupport.parkNanos(KEY_NANOS);
    }
    Input.pressForDialog(Input.Key.ENTER);
  }

  @Test
  void argumentsOfTheStart_openWhatTheyName() throws Exception {
    // Would catch a way of writing the path that opens nothing, and a path without anything that nobody hears of.
    Path archives = SnapshotEditorPage.testData().resolve("archives");
    Path spaces = Files.createDirectories(folder.resolve("handed in by somebody else"));
    copy(SnapshotEditorPage.fixture(FIXTURE), spaces.resolve("a savepoint"));
    for (Path path : List.of(spaces.resolve("a savepoint"), archives.resolve("python.zip"), archives.resolve("gnu.tar.gz"))) {
      Ui.run(() -> SnapshotStartup.open(new String[] {"-data", "workspace", "--open", path.toString()}));
      awaitOpen(path);
    }
    Ui.run(() -> Ui.page().closeAllEditors(false));
    Ui.run(() -> SnapshotStartup.open(new String[] {"--open", spaces.resolve("a savepoint/_metadata").toString()}));
    awaitOpen(spaces.resolve("a savepoint"));
    Ui.run(() -> SnapshotStartup.open(new String[] {"--open", spaces.resolve("nothing").toString()}));
    Text problem = SnapshotEditorPage.active().control(Text.class, "snapshot:problem");
    Ui.await("what is wrong and what was expected", () -> problem.getText().contains("nothing of this name") && problem.getText().contains("zip or tar.gz"));
  }

  @Test
  void folderAndArchiveDroppedOnTheWindow_open() {
    // Would catch a window that takes no drops, or opens a folder as a file, and an editor that is in the way of the next drop.
    Ui.run(() -> Ui.page().closeAllEditors(false));
    Path root = project.getLocation().toPath();
    drop("savepoint");
    awaitOpen(root.resolve("savepoint"));
    drop("handed-in.zip");
    awaitOpen(root.resolve("handed-in.zip"));
    drop("savepoint");
    awaitOpen(root.resolve("savepoint"));
  }

  private void drop(String name) {
    Point from = Widgets.middle(Widgets.treeItem(explorer, "a-handed-in", name));
    Input.click(from);
    Ui.settle();
    Rectangle window = Ui.ask(() -> {
      Rectangle area = Ui.window().getShell().getClientArea();
      Point corner = Ui.window().getShell().toDisplay(0, 0);
      return new Rectangle(corner.x, corner.y, area.width, area.height);
    });
    Input.dragAndHold(new Point(from.x - 14, from.y), new Point(window.x + window.width / 2, window.y + window.height / 3), Ui::settle);
  }

  @Test
  void openingOfALargeArchive_isCancelledAndBegunAgain() throws Exception {
    // Would catch an opening that nobody can end, and one that can only be begun by closing the editor.
    Path archive = folder.resolve("large.zip");
    zip(SnapshotEditorPage.fixture(FIXTURE), archive, 12_000);
    SnapshotEditorPage page = SnapshotEditorPage.begin(archive);
    Shell shell = Ui.window().getShell();
    Input.click(Widgets.middle(Widgets.button(shell, "Cancel")));
    Button again = Widgets.button(shell, "Open Again");
    Label title = Widgets.control(shell, Label.class, "what happened", label -> label.getText().contains("cancelled"));
    assertTrue(Ui.ask(() -> title.isVisible() && again.isVisible()));
    Screenshots.take("snapshot-cancelled");
    Input.click(Widgets.middle(again));
    page.document();
    assertEquals(archive, Ui.ask(() -> page.document().path()));
  }
}
