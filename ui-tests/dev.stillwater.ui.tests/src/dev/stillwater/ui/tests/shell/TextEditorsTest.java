package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a project that are no jobs, in the text editor. */
class TextEditorsTest {
  private static final String FIND = "Find/Replace";
  private Tree explorer;

  @BeforeEach
  void showTheExplorer() {
    Samples.open(Samples.DELAYS);
    IWorkbenchPage page = Ui.page();
    CommonNavigator navigator = Ui.ask(() -> {
      try {
        return (CommonNavigator) page.showView(IPageLayout.ID_PROJECT_EXPLORER);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    explorer = Ui.ask(() -> navigator.getCommonViewer().getTree());
  }

  @AfterEach
  void closeEditors() {
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
  }

  /** Would catch an editor of text that the menus have no place for, which shows an error instead, and a Find that finds nothing. */
  @ParameterizedTest
  @CsvSource({
      "README.md, samples/README.md, samples",
      "flights-20k.csv, samples/flights/flights-20k.csv, distance",
      "DelayAlert.java, samples/delay-alerts/src/alerts/DelayAlert.java, package"})
  void fileOpenedFromTheExplorer_isShownAsText_andFindFinds(String name, String path, String word) {
    List<String> ofJobBefore = Ui.ask(TextEditorsTest::menus);
    TreeItem item = Widgets.treeItem(explorer, path.split("/"));
    Input.doubleClick(Widgets.middle(item));
    IWorkbenchPage page = Ui.page();
    IEditorPart editor = Ui.awaitValue("the editor of " + name,
        () -> page.getActiveEditor() != null && page.getActiveEditor().getTitle().equals(name) ? page.getActiveEditor() : null);
    StyledText text = Ui.ask(() -> (StyledText) editor.getAdapter(Control.class));
    assertTrue(Ui.ask(() -> text.getText().contains(word)), "the editor shows the text");
    assertTrue(Ui.ask(() -> entry("Edit", FIND)).orElseThrow(), "Find/Replace can be chosen for a text");
    find(text, word);
    assertEquals(word, Ui.ask(() -> text.getSelectionText().toLowerCase(Locale.ROOT)));
    Screenshots.take("text-editor");
    Ui.run(() -> page.activate(Arrays.stream(page.getEditorReferences()).map(reference -> reference.getEditor(false))
        .filter(PipelineEditor.class::isInstance).findFirst().orElseThrow()));
    Ui.settle();
    assertEquals(ofJobBefore, Ui.ask(TextEditorsTest::menus), "the menus of a job are as they were before the text");
    assertFalse(Ui.ask(() -> entry("Edit", FIND)).orElseThrow(), "there is nothing to find in a diagram");
    Ui.run(() -> page.activate(editor));
    Ui.settle();
    assertTrue(Ui.ask(() -> entry("Edit", FIND)).orElseThrow(), "Find/Replace is back with the text");
  }

  /** Opens the Edit menu, chooses Find/Replace by its letter, and types what to look for. */
  private static void find(StyledText text, String word) {
    Input.click(Widgets.middle(text));
    Input.chord(Key.of(SWT.HOME), SWT.MOD1);
    Input.chord(Key.of('e'), SWT.ALT);
    Input.type("f");
    Ui.await("a field to type into", () -> text.getDisplay().getFocusControl() != null && text.getDisplay().getFocusControl() != text);
    Input.type(word);
    Input.press(Key.ENTER);
    Ui.await("'" + word + "' is found", () -> text.getSelectionText().equalsIgnoreCase(word));
    Input.press(Key.ESCAPE);
    Ui.await("the text has the focus again", text::isFocusControl);
  }

  /** The entries of all menus, without their keys, which also depend on what has the focus. For the UI thread. */
  private static List<String> menus() {
    return Arrays.stream(Ui.window().getShell().getMenuBar().getItems()).map(MenuItem::getText)
        .flatMap(menu -> entries(menu).stream().map(item -> menu + " > " + item.getText().split("\t")[0])).toList();
  }

  /** Whether the entry of a menu of the menu bar can be chosen; empty when there is no such entry. For the UI thread. */
  private static Optional<Boolean> entry(String menu, String text) {
    return entries(menu).stream().filter(item -> plain(item.getText()).startsWith(text)).map(MenuItem::isEnabled).findFirst();
  }

  private static List<MenuItem> entries(String name) {
    Menu menu = Arrays.stream(Ui.window().getShell().getMenuBar().getItems()).filter(item -> plain(item.getText()).equals(plain(name))).findFirst()
        .orElseThrow(() -> new AssertionError("No menu '" + name + "'.")).getMenu();
    // A menu is filled when it opens.
    menu.notifyListeners(SWT.Show, new Event());
    List<MenuItem> items = List.of(menu.getItems());
    menu.notifyListeners(SWT.Hide, new Event());
    return items;
  }

  private static String plain(String text) {
    return text.replace("&", "");
  }
}
