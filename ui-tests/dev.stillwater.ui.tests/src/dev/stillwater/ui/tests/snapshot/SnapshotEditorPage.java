package dev.stillwater.ui.tests.snapshot;

import dev.stillwater.ui.operate.snapshot.SnapshotEditor;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;

/**
 * The snapshot editor as a person sees it: its pages, its tables, its texts.
 *
 * <p>THREADING: test threads.
 */
public final class SnapshotEditorPage {
  private final SnapshotEditor editor;

  private SnapshotEditorPage(SnapshotEditor editor) {
    this.editor = editor;
  }

  /** Opens the snapshot, waits for it and for the first look at it. */
  public static SnapshotEditorPage open(Path snapshot) {
    SnapshotEditorPage page = begin(snapshot);
    page.awaitInspected();
    return page;
  }

  /** Begins to open the snapshot and returns at once. */
  public static SnapshotEditorPage begin(Path snapshot) {
    var page = Ui.page();
    return new SnapshotEditorPage(Ui.ask(() -> {
      try {
        return (SnapshotEditor) page.openEditor(new SnapshotInput(snapshot), SnapshotEditor.ID);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    }));
  }

  /** The snapshot editor that is active. */
  public static SnapshotEditorPage active() {
    var page = Ui.page();
    return new SnapshotEditorPage(Ui.awaitValue("an active snapshot editor", () -> {
      IEditorPart active = page.getActiveEditor();
      return active instanceof SnapshotEditor found ? found : null;
    }));
  }

  /** Waits until all findings are there. */
  public void awaitInspected() {
    Ui.await("the first look at " + Ui.ask(editor::getTitle), editor::isInspected);
    Ui.settle();
  }

  /** The editor. */
  public SnapshotEditor editor() {
    return editor;
  }

  /** The snapshot. */
  public SnapshotDocument document() {
    return Ui.awaitValue("an open snapshot", () -> editor.document().orElse(null));
  }

  /** Clicks on the tab of a page. */
  public void turnTo(String title) {
    Input.click(Ui.awaitValue("the page " + title, () -> {
      for (CTabItem item : tabs().getItems()) {
        Rectangle bounds = item.getBounds();
        if (item.getText().equals(title) && bounds.width > 0) {
          return tabs().toDisplay(new Point(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2));
        }
      }
      return null;
    }));
    Ui.await("the page " + title + " in front", () -> tabs().getSelection().getText().equals(title));
  }

  /** The title of the page that is in front. */
  public String pageTitle() {
    return Ui.ask(() -> tabs().getSelection().getText());
  }

  /** The visible control of the id. */
  public <T extends Control> T control(Class<T> type, String id) {
    return Widgets.control(root(), type, "the control " + id, control -> id.equals(control.getData("dev.stillwater.id")));
  }

  /** What the editor shows. */
  public Composite root() {
    return Ui.ask(() -> (Composite) tabs().getSelection().getControl());
  }

  /** Scrolls to the line and waits until it is drawn there. */
  public static void scrollTo(TreeItem item) {
    Ui.run(() -> item.getParent().showItem(item));
    Ui.settle();
  }

  /** Closes the editor. */
  public void close() {
    var page = Ui.page();
    Ui.run(() -> page.closeEditor(editor, false));
  }

  private CTabFolder tabs() {
    return Widgets.all(editor.getSite().getShell(), CTabFolder.class).stream()
        .filter(folder -> "snapshot:pages".equals(folder.getData("dev.stillwater.id")) && folder.isVisible()).findFirst().orElseThrow();
  }

  /** The folder of the test data that the engine's tests share. */
  public static Path testData() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("engine/test-data"))) {
      root = root.getParent();
    }
    return root.resolve("engine/test-data");
  }

  /** A snapshot of the test data: the only one of the folder, or the one with the name. */
  public static Path fixture(String folder) {
    Path named = testData().resolve(folder);
    try (Stream<Path> files = Files.walk(named)) {
      return files.filter(file -> file.endsWith("_metadata")).map(Path::getParent).max(Comparator.naturalOrder()).orElse(named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
