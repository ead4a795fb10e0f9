package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.Test;

class FirstStartTest {
  /** Would catch a first start on an empty workbench. */
  @Test
  void firstStart_importsTheSamplesAsAProjectThatChecksJobs() throws CoreException {
    assertTrue(Samples.file(Samples.DELAYS).getProject().hasNature("dev.stillwater.ui.nature"));
    assertTrue(Samples.file("flights/flights-20k.csv").exists());
    Ui.window();
    Screenshots.take("first-start");
  }

  /** Would catch a navigator that shows files alone, in another order, or layout files that are nobody's business. */
  @Test
  void navigator_showsTheOperatorsOfAJobInItsOrder() {
    Samples.file(Samples.DELAYS);
    TreeItem first = Widgets.treeItem(tree(), "samples", "flights", "delays-by-origin.job", "Flights");
    TreeItem job = Ui.ask(first::getParentItem);
    Ui.await("four operators", () -> job.getItemCount() == 4);
    List<String> shown = Ui.ask(() -> List.of(job.getItems()).stream().map(TreeItem::getText).toList());
    assertEquals(List.of("Flights  flights", "Delayed  delayed", "Daily delays  daily", "Results  out"), shown);
    TreeItem folder = Widgets.treeItem(tree(), "samples", "flights");
    assertFalse(Ui.ask(() -> List.of(folder.getItems()).stream().anyMatch(item -> item.getText().endsWith(".joblayout"))));
  }

  /** Would catch a double click on an operator that only opens the tree. */
  @Test
  void doubleClickOnAnOperator_opensItsEditor() {
    Samples.file(Samples.DELAYS);
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
    TreeItem operator = Widgets.treeItem(tree(), "samples", "flights", "delays-by-origin.job", "Daily delays");
    Input.doubleClick(Widgets.middle(operator));
    IEditorPart editor = Ui.awaitValue("an editor", page::getActiveEditor);
    assertEquals("delays-by-origin.job", Ui.ask(editor::getTitle));
    Shell shell = page.getWorkbenchWindow().getShell();
    Ui.await("the job in the window's title", () -> shell.getText().equals("samples/flights/delays-by-origin.job - Stillwater"));
  }

  private static Tree tree() {
    IWorkbenchPage page = Ui.page();
    CommonNavigator explorer = Ui.awaitValue("the Project Explorer",
        () -> (CommonNavigator) page.findView(IPageLayout.ID_PROJECT_EXPLORER));
    return Ui.ask(() -> explorer.getCommonViewer().getTree());
  }
}
