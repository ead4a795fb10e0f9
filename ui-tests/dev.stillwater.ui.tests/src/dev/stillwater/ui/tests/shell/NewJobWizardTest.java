package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobValidator;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.List;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewJobWizardTest {
  private IContainer folder;

  @BeforeEach
  void selectTheFolder() {
    folder = Samples.file(Samples.DELAYS).getParent();
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> {
      try {
        CommonNavigator explorer = (CommonNavigator) page.showView(IPageLayout.ID_PROJECT_EXPLORER);
        explorer.selectReveal(new StructuredSelection(folder));
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @AfterEach
  void deleteTheJobs() throws CoreException {
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
    for (String name : List.of("fresh.job", "example.job", "columns.job")) {
      folder.getFile(IPath.fromPortableString(name)).delete(true, null);
    }
  }

  /** Would catch a wizard that begins with an error, finishes without a name, or does not open what it made. */
  @Test
  void emptyJob_isCreatedAndOpened() {
    Shell wizard = open();
    Button finish = Widgets.button(wizard, "Finish");
    assertFalse(Ui.ask(finish::getEnabled), "Finish without a name");
    assertTrue(Ui.ask(() -> Widgets.all(wizard, Text.class).stream().anyMatch(text -> text.getText().startsWith("Choose a folder"))),
        "the page opens with its prompt");
    Input.type("fresh");
    Ui.await("an enabled Finish", finish::getEnabled);
    Screenshots.take("new-job");
    Input.click(Widgets.middle(finish));
    IFile file = folder.getFile(IPath.fromPortableString("fresh.job"));
    Ui.await("the job file", file::exists);
    IWorkbenchPage page = Ui.page();
    Ui.await("its editor", () -> page.getActiveEditor() != null && page.getActiveEditor().getTitle().equals("fresh.job"));
  }

  /** Would catch a template that is not a job without errors. */
  @Test
  void exampleJob_hasNoProblems() {
    Shell wizard = open();
    Input.type("example");
    Input.click(Widgets.middle(Widgets.button(wizard, "An example that runs at once")));
    Input.click(Widgets.middle(Widgets.button(wizard, "Finish")));
    JobLoadResult loaded = load("example.job");
    assertEquals(List.of(), loaded.problems());
    assertEquals(List.of(), JobValidator.validate(loaded.job().orElseThrow()));
  }

  /** Would catch columns of a wrong name or type. */
  @Test
  void jobFromCsv_hasTheColumnsOfTheFile() {
    Shell wizard = open();
    Input.type("columns");
    Input.click(Widgets.middle(Widgets.button(wizard, "The columns of a CSV file:")));
    Text path = Widgets.text(wizard, text -> "csvPath".equals(text.getData("name")));
    Input.click(Widgets.middle(path));
    Input.type("flights-20k.csv");
    Button finish = Widgets.button(wizard, "Finish");
    Ui.await("an enabled Finish", finish::getEnabled);
    Input.click(Widgets.middle(finish));
    JobLoadResult loaded = load("columns.job");
    List<String> fields = loaded.job().orElseThrow().getSchemas().get(0).getFields().stream()
        .map(field -> field.getName() + " " + field.getType().getLiteral()).toList();
    assertEquals(List.of("date timestamp", "delay int", "distance int", "origin string", "destination string"), fields);
  }

  private JobLoadResult load(String name) {
    IFile file = folder.getFile(IPath.fromPortableString(name));
    Ui.await("the job file " + name, file::exists);
    return JobFile.load(file.getLocation().toPath());
  }

  private static Shell open() {
    Input.chord(Input.Key.of('n'), SWT.MOD1);
    Shell choice = Widgets.shell("New");
    Tree tree = Widgets.control(choice, Tree.class, "the wizards", each -> true);
    Input.click(Widgets.middle(Widgets.treeItem(tree, "Job")));
    Button next = Widgets.button(choice, "Next >");
    Ui.await("an enabled Next", next::getEnabled);
    Input.click(Widgets.middle(next));
    Widgets.button(choice, "An empty job");
    Text name = Widgets.control(choice, Text.class, "the file name", text -> text.isFocusControl());
    Ui.await("an empty file name", () -> name.getText().isEmpty());
    return choice;
  }
}
