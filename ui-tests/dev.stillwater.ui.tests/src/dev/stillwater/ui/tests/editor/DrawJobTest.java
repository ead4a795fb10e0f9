package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawing and changing a job with mouse and keyboard, in the real workbench. */
class DrawJobTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Draw">
        <schemas name="flight">
          <fields name="delay" type="int"/>
          <fields name="origin"/>
        </schemas>
        <operators uid="flights" name="Flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
        </operators>
        <operators uid="delayed" name="Delayed" kind="filter">
          <expressions text="delay > 0"/>
        </operators>
        <operators uid="sums" name="Sums" kind="aggregate">
          <expressions name="flights" text="count()"/>
        </operators>
        <streams source="flights" target="delayed"/>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="flights" x="20" y="40"/>
        <nodes uid="delayed" x="220" y="40"/>
        <nodes uid="sums" x="220" y="140"/>
      </job:JobLayout>
      """;

  private IProject project;
  private IFile file;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("draw-job");
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    Path folder = project.getLocation().toPath();
    Files.writeString(folder.resolve("draw.job"), JOB);
    Files.writeString(folder.resolve("draw.joblayout"), LAYOUT);
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    file = project.getFile("draw.job");
    page = DiagramPage.open(file);
  }

  @AfterEach
  void closeJob() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  // Would catch a palette whose entries cannot be dragged, and a new operator without uid or place.
  @Test
  void entryDraggedFromPalette_createsOperatorThere() {
    Input.drag(page.paletteEntry("map"), page.canvas(130, 260));
    Ui.await("a map", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    Operator created = page.ask(job -> job.getOperators().getLast());
    assertEquals("map-1", created.getUid());
    assertTrue(page.isDirty());
    assertTrue(page.isSelected("map-1"));
    Screenshots.take("editor-created");
  }

  // Would catch palette tools that need a drag.
  @Test
  void entryClickedThenCanvasClicked_createsOperatorThere() {
    Input.click(page.paletteEntry("console-sink"));
    Input.click(page.canvas(130, 260));
    Ui.await("a console", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    assertEquals("console-sink-1", page.ask(job -> job.getOperators().getLast().getUid()));
  }

  // Would catch ports that cannot be dragged from, and a keyed input fed without a key.
  @Test
  void dragFromOutputToKeyedOperator_createsHashStream_andUndoTakesItAway() {
    Input.drag(page.output("delayed"), page.operator("sums"));
    Ui.await("a second stream", () -> page.editor().diagram().orElseThrow().job().getStreams().size() == 2);
    assertEquals(Partitioning.HASH, page.ask(job -> job.getStreams().getLast().getPartitioning()));
    Screenshots.take("editor-connected");
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the stream is gone", () -> page.editor().diagram().orElseThrow().job().getStreams().size() == 1);
    Input.chord(Key.of('y'), SWT.MOD1);
    Ui.await("the stream is back", () -> page.editor().diagram().orElseThrow().job().getStreams().size() == 2);
  }

  // Would catch an editor that takes a stream into a source.
  @Test
  void dragFromOutputToSource_isRefused() {
    Input.drag(page.output("delayed"), page.operator("flights"));
    assertEquals(1, page.streamCount());
    assertFalse(page.isDirty());
  }

  // Would catch moves that are not undone, not saved, or off the grid.
  @Test
  void draggedOperator_movesOnGrid_andUndoBringsItBack() {
    Point before = page.operator("sums");
    Input.drag(before, new Point(before.x + 53, before.y + 47));
    assertNotEquals(before, page.operator("sums"));
    org.eclipse.draw2d.geometry.Point location = Ui.ask(() -> page.editor().diagram().orElseThrow().location(operator("sums")));
    assertEquals(0, location.x % 10);
    assertEquals(0, location.y % 10);
    assertTrue(page.isDirty());
    Input.chord(Key.of('z'), SWT.MOD1);
    assertEquals(before, page.operator("sums"));
    assertFalse(page.isDirty());
  }

  // Would catch F2 that does nothing, and keys of the diagram that act while a text is edited.
  @Test
  void renameInPlace_changesName_andEscapeLeavesIt() {
    Input.click(page.operator("delayed"));
    Input.press(Key.of(SWT.F2));
    DiagramPage.control(Text.class, "name-in-place");
    Input.type("Late only");
    Input.press(Key.ENTER);
    assertEquals(Optional.of("Late only"), page.nameOf("delayed"));
    Input.press(Key.of(SWT.F2));
    Input.type("Never");
    Input.press(Key.ESCAPE);
    assertEquals(Optional.of("Late only"), page.nameOf("delayed"));
    assertEquals(3, page.operatorCount());
  }

  // Would catch streams that outlive their operator.
  @Test
  void deleteKey_deletesOperatorWithItsStreams_asOneStep() {
    Input.click(page.operator("delayed"));
    Input.press(Key.DELETE);
    Ui.await("the operator is gone", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 2);
    assertEquals(0, page.streamCount());
    Input.chord(Key.of('z'), SWT.MOD1);
    assertEquals(List.of(3, 1), page.ask(job -> List.of(job.getOperators().size(), job.getStreams().size())));
  }

  // Would catch a save that loses the job or its layout, or leaves the dirty mark.
  @Test
  void saveAndReopen_keepsJobAndLayout() throws Exception {
    Input.click(page.operator("sums"));
    Input.chord(Key.of(SWT.ARROW_DOWN), SWT.MOD1);
    Input.press(Key.of(SWT.F2));
    Input.type("Totals");
    Input.press(Key.ENTER);
    assertTrue(page.isDirty());
    Input.chord(Key.of('s'), SWT.MOD1);
    Ui.await("saved", () -> !page.editor().isDirty());
    byte[] job = Files.readAllBytes(file.getLocation().toPath());
    assertEquals("Totals", JobFile.load(job, "draw.job").job().orElseThrow().getOperators().getLast().getName());
    String layout = Files.readString(JobLayoutFile.besides(file.getLocation().toPath()), StandardCharsets.UTF_8);
    assertTrue(layout.contains("<nodes uid=\"sums\" x=\"220\" y=\"150\"/>"), layout);
    Ui.run(() -> Ui.page().closeAllEditors(false));
    page = DiagramPage.open(file);
    assertEquals(Optional.of("Totals"), page.nameOf("sums"));
    assertFalse(page.isDirty());
  }

  // Would catch property edits beside the command stack, and a uid that enters the model although it is used.
  @Test
  void propertyEdit_isUndoneByCtrlZ_andUsedUidIsRefused() {
    Input.doubleClick(page.operator("delayed"));
    Text name = DiagramPage.control(Text.class, "Operator.name");
    Input.click(Widgets.middle(name));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type("Late");
    Input.press(Key.ENTER);
    Ui.await("the name is changed", () -> page.nameOf("delayed").equals(Optional.of("Late")));
    Screenshots.take("editor-properties");
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the name is back", () -> page.nameOf("delayed").equals(Optional.of("Delayed")));
    Text uid = DiagramPage.control(Text.class, "Operator.uid");
    Input.click(Widgets.middle(uid));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type("sums");
    Input.press(Key.ENTER);
    assertEquals(Optional.of("Delayed"), page.nameOf("delayed"));
    Input.press(Key.ESCAPE);
    assertEquals("delayed", Ui.ask(uid::getText));
  }

  // Would catch a file that cannot be loaded and closes the editor, shows nothing, or throws.
  @Test
  void brokenFile_saysWhatIsWrong() throws Exception {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    Files.writeString(file.getLocation().toPath(), JOB.replace("</job:Job>", ""));
    file.refreshLocal(IFile.DEPTH_ZERO, null);
    Ui.run(() -> {
      try {
        org.eclipse.ui.ide.IDE.openEditor(Ui.page(), file, dev.stillwater.ui.editor.PipelineEditor.ID, true);
      } catch (org.eclipse.ui.PartInitException problem) {
        throw new IllegalStateException(problem);
      }
    });
    DiagramPage.control(org.eclipse.swt.widgets.Button.class, "open-as-text");
    Screenshots.take("editor-broken-file");
  }

  // Would catch a failed save that is silent, clears the dirty mark, or harms the old file.
  @Test
  void saveThatFails_saysWhy_staysDirty_andKeepsTheOldFile() throws Exception {
    Path job = file.getLocation().toPath();
    Path moved = job.resolveSibling("moved.job");
    Input.drag(page.paletteEntry("map"), page.canvas(130, 260));
    Ui.await("a map", () -> page.editor().isDirty());
    Files.move(job, moved);
    Files.createDirectory(job);
    Input.chord(Key.of('s'), SWT.MOD1);
    Shell dialog = Widgets.shell("Save Failed");
    Screenshots.take("editor-save-failed");
    Input.click(Widgets.middle(Widgets.button(dialog, "OK")));
    Ui.await("the dialog is closed", () -> !Widgets.isOpen("Save Failed"));
    assertTrue(page.isDirty());
    assertEquals(JOB, Files.readString(moved));
    Files.delete(job);
    Files.move(moved, job);
  }

  // Would catch an editor that goes on showing what is no longer in the file.
  @Test
  void changeOutside_isShownWhenTheEditorIsClean() throws Exception {
    Files.writeString(file.getLocation().toPath(), JOB.replace("name=\"Sums\"", "name=\"Totals\""));
    file.refreshLocal(IFile.DEPTH_ZERO, null);
    Ui.await("the new name", () -> page.editor().diagram().orElseThrow().job().getOperators().getLast().getName().equals("Totals"));
    assertFalse(page.isDirty());
  }

  private Operator operator(String uid) {
    return page.editor().diagram().orElseThrow().job().getOperators().stream()
        .filter(operator -> uid.equals(operator.getUid())).findFirst().orElseThrow();
  }
}
