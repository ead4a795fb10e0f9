package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.check.JobProblemBuilder;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickFixTest {
  private IFile broken;

  private IFile create(String name, String... replacements) throws CoreException, IOException {
    IFile sample = Samples.file(Samples.DELAYS);
    broken = sample.getParent().getFile(IPath.fromPortableString(name));
    String text;
    try (InputStream in = sample.getContents(true)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (int index = 0; index < replacements.length; index += 2) {
      assertTrue(text.contains(replacements[index]), replacements[index]);
      text = text.replace(replacements[index], replacements[index + 1]);
    }
    broken.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
    return broken;
  }

  @AfterEach
  void deleteTheJob() throws CoreException {
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
    broken.delete(true, null);
    IFile layout = broken.getParent().getFile(IPath.fromPortableString(broken.getName() + "layout"));
    if (layout.exists()) {
      layout.delete(true, null);
    }
  }

  // Would catch a Ctrl+1 that lists nothing, does something else than it says, or cannot be taken back.
  @Test
  void problemOfAnOperator_isFixedByKeys() throws Exception {
    DiagramPage page = DiagramPage.open(create("fix-one.job", "delay > 0", "dealy > 0"));
    Input.click(page.operator("delayed"));
    Input.chord(Key.of('1'), SWT.MOD1);
    Table fixes = popup();
    assertTrue(Ui.ask(() -> fixes.getItem(0).getText()).contains("delay > 0"), () -> Ui.ask(() -> fixes.getItem(0).getText()));
    Themes.screenshots("quick-fix");
    if (Ui.ask(fixes::isDisposed)) {
      Input.click(page.operator("delayed"));
      Input.chord(Key.of('1'), SWT.MOD1);
      popup();
    }
    Input.press(Key.ENTER);
    Ui.await("the corrected condition", () -> condition(page).equals("delay > 0"));
    assertTrue(page.isDirty());
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the old condition", () -> condition(page).equals("dealy > 0"));
  }

  // Would catch fixes for all problems of a kind that fix one, or that give two operators the same uid.
  @Test
  void problemsInTheView_areFixedAtOnce() throws Exception {
    IFile file = create("fix-all.job", "uid=\"delayed\" ", "", "uid=\"out\" ", "", "\"delayed\"", "\"//@operators.1\"", "\"out\"", "\"//@operators.3\"");
    Ui.await("markers with fixes", () -> markers(file).stream().filter(marker -> marker.getAttribute(JobProblemBuilder.FIXES, "").startsWith("generate-uid")).count() == 2);
    IWorkbenchPage page = Ui.page();
    IViewPart view = Ui.ask(() -> {
      try {
        return page.showView(IPageLayout.ID_PROBLEM_VIEW);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    Tree tree = Ui.awaitValue("the table of problems", () -> Widgets.all(view.getSite().getShell(), Tree.class).stream()
        .filter(candidate -> Arrays.stream(candidate.getItems()).anyMatch(item -> item.getText().startsWith("Errors"))).findFirst().orElse(null));
    Input.click(Widgets.middle(Widgets.treeItem(tree, "Errors")));
    Input.type("+");
    Ui.await("the errors one by one", () -> tree.getItemCount() > 0 && tree.getItem(0).getItemCount() > 0);
    Input.press(Key.of(SWT.ARROW_DOWN));
    Input.chord(Key.of('1'), SWT.MOD1);
    Shell wizard = Widgets.shell("Quick Fix");
    Themes.screenshots("quick-fix-all");
    Input.click(Widgets.middle(Widgets.button(wizard, "Select All")));
    Input.click(Widgets.middle(Widgets.button(wizard, "Finish")));
    Ui.await("no problem with uids", () -> markers(file).stream().noneMatch(marker -> "uid-missing".equals(marker.getAttribute(JobProblemBuilder.CODE, ""))));
    DiagramPage drawn = DiagramPage.open(file);
    assertEquals(List.of("csv-sink-1", "filter-1"), drawn.ask(job -> job.getOperators().stream().map(operator -> operator.getUid())
        .filter(uid -> uid.endsWith("-1")).sorted().toList()));
  }

  // Would catch a checklist that does not follow the job, or whose buttons do nothing.
  @Test
  void savepointChecklist_saysWhatIsMissingAndMendsIt() throws Exception {
    DiagramPage page = DiagramPage.open(create("savepoints.job"));
    IWorkbenchPage window = Ui.page();
    Ui.run(() -> {
      try {
        window.showView(IPageLayout.ID_PROP_SHEET);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    Input.click(page.canvas(400, 200));
    SettingsPage.open("Savepoints");
    Button fix = DiagramPage.control(Button.class, "savepoint-fix-checkpointing");
    Themes.screenshots("savepoint-checklist");
    Input.click(Widgets.middle(fix));
    Ui.await("checkpoints are taken", () -> page.ask(job -> job.getCheckpointing() != null && job.getCheckpointing().getIntervalMs() > 0));
    SettingsPage.awaitLabel("brings back everything");
    Input.click(page.canvas(400, 200));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("undone in one step", () -> page.ask(job -> job.getCheckpointing() == null));
  }

  private static Table popup() {
    return Ui.awaitValue("the list of fixes", () -> Arrays.stream(Ui.display().getShells()).filter(Shell::isVisible)
        .flatMap(shell -> Widgets.all(shell, Table.class).stream()).filter(table -> "quick-fixes".equals(table.getData("dev.stillwater.id"))).findFirst().orElse(null));
  }

  private static String condition(DiagramPage page) {
    return page.ask(job -> job.getOperators().stream().filter(operator -> "delayed".equals(operator.getUid())).findFirst().orElseThrow()
        .getExpressions().get(0).getText());
  }

  private static List<IMarker> markers(IFile file) {
    try {
      return List.of(file.findMarkers(JobProblemBuilder.MARKER, true, IResource.DEPTH_ZERO));
    } catch (CoreException e) {
      throw new IllegalStateException(e);
    }
  }
}
