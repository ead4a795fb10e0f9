package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareJobsTest {
  private static final String PLAN = """
      {"plan":{"jid":"5c8a","name":"Word count","type":"STREAMING","nodes":[
        {"id":"90bea66de1c231edf33913ecd54406c1","parallelism":2,"description":"Sink: Print to Std. Out<br/>",
         "inputs":[{"num":0,"id":"0a448493b4782967b150582570326227","ship_strategy":"RESCALE"}]},
        {"id":"0a448493b4782967b150582570326227","parallelism":4,"description":"Keyed Aggregation<br/>","inputs":[{"num":0,"id":"cbc357ccb763df2852fee8c4fc7d55f2","ship_strategy":"HASH"}]},
        {"id":"cbc357ccb763df2852fee8c4fc7d55f2","parallelism":1,"description":"Source: Collection Source"}]}}
      """;
  private static final String PREFIX = "dev.stillwater.ui.editor.";
  private IFile mine;
  private Path other;

  @BeforeEach
  void createTwoVersions() throws CoreException, IOException {
    IFile sample = Samples.file(Samples.DELAYS);
    String text = Files.readString(sample.getLocation().toPath());
    mine = sample.getParent().getFile(IPath.fromPortableString("mine.job"));
    mine.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
    other = Files.createTempDirectory("versions").resolve("theirs.job");
    Files.writeString(other, text.replace("delay > 0", "delay > 15").replace("uid=\"out\" name=\"Results\" kind=\"csv-sink\"", "uid=\"print\" kind=\"console-sink\"")
        .replace("target=\"out\"", "target=\"print\""));
  }

  @AfterEach
  void deleteBoth() throws CoreException, IOException {
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
    mine.delete(true, null);
    IFile layout = mine.getParent().getFile(IPath.fromPortableString("mine.joblayout"));
    if (layout.exists()) {
      layout.delete(true, null);
    }
    Files.deleteIfExists(other);
    Files.deleteIfExists(other.getParent());
  }

  // Would catch a comparison that shows nothing on the drawing, or a copy that does not arrive in the file.
  @Test
  void changeOfTheOtherVersion_isCopiedAndSaved() throws Exception {
    DiagramPage.open(mine);
    run("compareJob", Map.of(PREFIX + "compareJob.with", other.toString()));
    Table table = DiagramPage.control(Table.class, "job-changes");
    Ui.await("the differences", () -> table.getItemCount() >= 4);
    Ui.settle();
    assertTrue(texts(table).contains("delay > 15"), () -> texts(table));
    Input.click(Widgets.middle(row(table, "expression")));
    Themes.screenshots("compare-jobs");
    Input.click(Widgets.middle(Widgets.toolItem(Ui.ask(() -> Ui.window().getShell()), "Copy Selected Changes from Right to Left")));
    Ui.await("one difference less", () -> !texts(table).contains("delay > 15"));
    Input.chord(Key.of('s'), SWT.MOD1);
    Ui.await("the saved file", () -> content().contains("delay > 15"));
    assertTrue(content().contains("uid=\"out\""), content());
  }

  // Would catch a local history that is not offered, or compared the wrong way round.
  @Test
  void versionOfTheLocalHistory_isChosenAndCompared() throws Exception {
    String before = content();
    mine.setContents(new ByteArrayInputStream(before.replace("delay > 0", "delay > 30").getBytes(StandardCharsets.UTF_8)), IResource.KEEP_HISTORY, null);
    DiagramPage.open(mine);
    Input.chord(Key.of('h'), SWT.MOD1, SWT.MOD3);
    Shell dialog = Widgets.shell("Compare With Local History");
    Screenshots.take("compare-history");
    Input.click(Widgets.middle(Widgets.button(dialog, "OK")));
    Table table = DiagramPage.control(Table.class, "job-changes");
    Ui.await("the one difference", () -> texts(table).contains("delay > 30") && texts(table).contains("delay > 0"));
    assertTrue(texts(table).indexOf("delay > 30") < texts(table).indexOf("delay > 0"), "the file is at the left: " + texts(table));
  }

  // Would catch a snapshot whose job is not found in its sidecar, one without job that says nothing, and a menu of the Project Explorer that leads nowhere.
  @Test
  void jobOfASnapshot_isComparedFromTheProjectExplorer() throws Exception {
    Path snapshot = Files.createDirectories(other.resolveSibling("savepoint-1"));
    Path sidecar = Files.createDirectories(other.resolveSibling("savepoint-1.stillwater"));
    DiagramPage.open(mine);
    Ui.display().asyncExec(() -> execute(PREFIX + "compareSnapshot", Map.of(PREFIX + "compareSnapshot.with", snapshot.toString())));
    Shell refusal = Widgets.shell("Compare With Job of Snapshot");
    Screenshots.take("compare-snapshot-without-job");
    Input.click(Widgets.middle(Widgets.button(refusal, "OK")));
    Files.copy(other, sidecar.resolve("job.job"));
    run("compareSnapshot", Map.of(PREFIX + "compareSnapshot.with", snapshot.toString()));
    Table table = DiagramPage.control(Table.class, "job-changes");
    Ui.await("the differences", () -> texts(table).contains("delay > 15"));
    Files.delete(sidecar.resolve("job.job"));
    Files.delete(sidecar);
    Files.delete(snapshot);
    Ui.run(() -> Ui.page().closeAllEditors(false));
    Tree explorer = Ui.ask(() -> {
      try {
        return ((CommonNavigator) Ui.page().showView(IPageLayout.ID_PROJECT_EXPLORER)).getCommonViewer().getTree();
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    Input.rightClick(Widgets.middle(Widgets.treeItem(explorer, mine.getProject().getName(), mine.getParent().getName(), "mine.job")));
    Ui.await("the comparisons in the menu", () -> Arrays.stream(explorer.getMenu().getItems())
        .anyMatch(item -> item.getText().replace("&", "").startsWith("Compare") && item.getMenu() != null));
    Input.press(Key.ESCAPE);
    Ui.display().asyncExec(() -> execute(PREFIX + "compareHistory", Map.of()));
    Shell history = Widgets.shell("Compare With Local History");
    Input.click(Widgets.middle(Widgets.button(history, "OK")));
  }

  // Would catch an export from the menu that writes nothing, or another picture than the command line.
  @Test
  void drawing_isExportedAsSvgAndPng() throws Exception {
    DiagramPage.open(mine);
    Path svg = mine.getLocation().toPath().resolveSibling("mine.svg");
    Path png = mine.getLocation().toPath().resolveSibling("mine.png");
    run("exportImage", Map.of(PREFIX + "exportImage.file", svg.toString()));
    run("exportImage", Map.of(PREFIX + "exportImage.file", png.toString()));
    Ui.await("both files in the project", () -> mine.getParent().getFile(IPath.fromPortableString("mine.svg")).exists()
        && mine.getParent().getFile(IPath.fromPortableString("mine.png")).exists());
    assertTrue(Files.readString(svg).contains("<g id=\"daily\""));
    assertEquals('P', Files.readAllBytes(png)[1]);
    for (String name : new String[] {"mine.svg", "mine.png"}) {
      mine.getParent().getFile(IPath.fromPortableString(name)).delete(true, null);
    }
  }

  // Would catch an import that refuses Flink's own JSON, or a drawing that can be edited.
  @Test
  void planOfFlink_isDrawnReadOnly() throws Exception {
    Path plan = other.resolveSibling("plan.json");
    Files.writeString(plan, PLAN);
    Ui.display().asyncExec(() -> execute("org.eclipse.ui.file.import", Map.of("importWizardId", "dev.stillwater.ui.editor.importPlan")));
    Shell wizard = Widgets.shell("Flink Plan");
    Text place = Widgets.text(wizard, text -> "plan-place".equals(text.getData("dev.stillwater.id")));
    Ui.run(() -> place.setText(other.toString()));
    Input.click(Widgets.middle(Widgets.button(wizard, "Finish")));
    Ui.await("why a job is no plan", () -> Widgets.all(wizard, Text.class).stream().anyMatch(text -> text.getText().contains("is no JSON")));
    Ui.run(() -> place.setText(plan.toString()));
    Input.click(Widgets.middle(Widgets.button(wizard, "Finish")));
    Control drawing = DiagramPage.control(Control.class, "flink-plan");
    Ui.settle();
    Themes.screenshots("flink-plan");
    assertTrue(Screenshots.colorCount(Ui.ask(() -> Ui.display().map(drawing, null, 0, 0, drawing.getSize().x, drawing.getSize().y))) > 10);
    Files.deleteIfExists(plan);
  }

  private static TableItem row(Table table, String property) {
    return Ui.awaitValue("a row about " + property, () -> Arrays.stream(table.getItems()).filter(item -> item.getText(2).startsWith(property)).findFirst().orElse(null));
  }

  private static String texts(Table table) {
    return Ui.ask(() -> {
      StringBuilder texts = new StringBuilder();
      for (var item : table.getItems()) {
        for (int column = 0; column < 5; column++) {
          texts.append(item.getText(column)).append(" | ");
        }
        texts.append('\n');
      }
      return texts.toString();
    });
  }

  private String content() {
    try {
      mine.refreshLocal(IResource.DEPTH_ZERO, null);
      return Files.readString(mine.getLocation().toPath());
    } catch (IOException | CoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String command, Map<String, String> parameters) {
    Ui.run(() -> execute(PREFIX + command, parameters));
  }

  private static void execute(String id, Map<String, String> parameters) {
    Command found = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
    try {
      PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(found, parameters), null);
    } catch (CommandException e) {
      throw new IllegalStateException(e);
    }
  }
}
