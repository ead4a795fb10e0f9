package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.ui.editor.parts.GroupPart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes and groups on the drawing, and tidying a part of it, with mouse and keyboard, in the real workbench. */
class NotesAndGroupsTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Groups">
        <operators uid="numbers" name="Numbers" kind="generator">
          <expressions name="id" text="number"/>
        </operators>
        <operators uid="big" name="Big" kind="filter">
          <expressions text="id > 10"/>
        </operators>
        <operators uid="even" name="Even" kind="filter">
          <expressions text="id % 2 == 0"/>
        </operators>
        <operators uid="out" name="Out" kind="discard-sink"/>
        <streams source="numbers" target="big"/>
        <streams source="big" target="even"/>
        <streams source="even" target="out"/>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="numbers" x="40" y="60"/>
        <nodes uid="big" x="280" y="60"/>
        <nodes uid="even" x="520" y="90"/>
        <nodes uid="out" x="780" y="60"/>
      </job:JobLayout>
      """;

  private IProject project;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws CoreException {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("groups");
    project.create(null);
    project.open(null);
    IFile file = project.getFile("groups.job");
    file.create(JOB.getBytes(StandardCharsets.UTF_8), true, false, null);
    project.getFile("groups.joblayout").create(LAYOUT.getBytes(StandardCharsets.UTF_8), true, false, null);
    page = DiagramPage.open(file);
    Input.click(page.canvas(420, 300));
  }

  @AfterEach
  void closeJob() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  // Would catch a note that cannot be written in, loses its lines, or is not saved beside the job.
  @Test
  void note_isWrittenMovedAndSaved() throws Exception {
    Input.chord(Key.of('k'), SWT.CTRL);
    Input.type("n");
    awaitText();
    Input.type("late ones go");
    Input.press(Key.ENTER);
    Input.type("to the log");
    Input.chord(Key.ENTER, SWT.CTRL);
    NoteLayout note = Ui.ask(() -> layout().getNotes().getFirst());
    assertEquals("late ones go\nto the log", Ui.ask(note::getText));
    Point at = Ui.ask(() -> page.viewer().getControl().toDisplay(note.getX() + 100, note.getY() + 60));
    Input.drag(at, new Point(at.x + 60, at.y + 40));
    Screenshots.take("look-note");
    Input.chord(Key.of('s'), SWT.CTRL);
    Ui.await("the file is saved", () -> !page.editor().isDirty());
    assertTrue(Files.readString(project.getLocation().toPath().resolve("groups.joblayout")).contains("late ones go&#10;to the log"));
    Input.click(new Point(at.x + 60, at.y + 40));
    Input.press(Key.DELETE);
    assertEquals(0, Ui.ask(() -> layout().getNotes().size()));
    Input.chord(Key.of('z'), SWT.CTRL);
    assertEquals(1, Ui.ask(() -> layout().getNotes().size()));
  }

  // Would catch a group that hides operators for good, streams that lead to nowhere, and a group that does not move with what is in it.
  @Test
  void group_foldsMovesAndUnfolds() {
    Input.click(page.operator("big"));
    Input.drag(page.operator("even"), page.operator("even"), SWT.SHIFT);
    Input.chord(Key.of('g'), SWT.CTRL);
    awaitText();
    Input.type("filters");
    Input.press(Key.ENTER);
    assertEquals("filters", Ui.ask(() -> group().getName()));
    Screenshots.take("look-group");
    Input.chord(Key.of('k'), SWT.CTRL);
    Input.type("f");
    Ui.await("the operators are folded away", () -> !part("big").getFigure().isVisible() && !part("even").getFigure().isVisible());
    Point end = page.endOf("numbers", "big");
    Point left = Ui.ask(() -> onScreen(groupPart().getFigure().getBounds().getLeft()));
    assertTrue(Math.abs(end.x - left.x) <= 2 && Math.abs(end.y - left.y) <= 2, "the stream ends at " + end + ", the group begins at " + left);
    Screenshots.take("look-group-folded");
    assertEquals("280,60", place("big"));
    Point middle = Ui.ask(() -> onScreen(groupPart().getFigure().getBounds().getCenter()));
    Input.drag(middle, new Point(middle.x, middle.y + 100));
    assertEquals(List.of("280,160", "520,190"), List.of(place("big"), place("even")));
    Input.doubleClick(new Point(middle.x + 20, middle.y + 100));
    Ui.await("the operators are back", () -> part("big").getFigure().isVisible());
    Input.chord(Key.of('g'), SWT.CTRL, SWT.SHIFT);
    assertEquals(0, Ui.ask(() -> layout().getGroups().size()));
    for (int step = 0; step < 6; step++) {
      Input.chord(Key.of('z'), SWT.CTRL);
    }
    assertEquals("280,60", place("big"));
    assertFalse(page.isDirty());
  }

  // Would catch a group whose operators are torn apart, with others among them, by arranging the whole, and settings that stay empty.
  @Test
  void arrange_keepsTheGroupTogether_andItsSettingsAreShown() {
    Input.click(page.operator("numbers"));
    Input.drag(page.operator("even"), page.operator("even"), SWT.SHIFT);
    Input.chord(Key.of('g'), SWT.CTRL);
    awaitText();
    Input.type("both ends");
    Input.press(Key.ENTER);
    Input.click(page.canvas(420, 300));
    Ui.run(() -> page.editor().arrangeAll());
    Ui.await("another place", () -> !placeNow("big").equals("280,60"));
    Rectangle frame = Ui.ask(() -> groupPart().getFigure().getBounds().getCopy());
    assertFalse(frame.intersects(Ui.ask(() -> part("big").getFigure().getBounds().getCopy())), "'big' lies within the group");
    assertFalse(frame.intersects(Ui.ask(() -> part("out").getFigure().getBounds().getCopy())), "'out' lies within the group");
    Themes.screenshots("arranged-group");
    Input.doubleClick(Ui.ask(() -> onScreen(groupPart().getFigure().getBounds().getTop().translate(60, 8))));
    Ui.await("it is folded", () -> group().isFolded());
    Ui.run(() -> {
      try {
        Ui.page().showView(IPageLayout.ID_PROP_SHEET);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    Button folded = DiagramPage.control(Button.class, "GroupLayout.folded");
    Ui.await("the box is ticked", folded::getSelection);
    Input.click(Widgets.middle(folded));
    Ui.await("it is unfolded", () -> !group().isFolded());
    Text name = DiagramPage.control(Text.class, "GroupLayout.name");
    assertEquals("both ends", Ui.ask(name::getText));
  }

  // Would catch a copy that leaves the group or the note behind, or a group that holds the operators it was copied from.
  @Test
  void groupAndNote_areCopiedWithTheirOperators() {
    Input.chord(Key.of('k'), SWT.CTRL);
    Input.type("n");
    awaitText();
    Input.type("mind the gap");
    Input.chord(Key.ENTER, SWT.CTRL);
    Input.click(page.operator("big"));
    Input.drag(page.operator("even"), page.operator("even"), SWT.SHIFT);
    Input.chord(Key.of('g'), SWT.CTRL);
    awaitText();
    Input.type("filters");
    Input.press(Key.ENTER);
    Input.chord(Key.of('a'), SWT.CTRL);
    Input.chord(Key.of('c'), SWT.CTRL);
    Input.chord(Key.of('v'), SWT.CTRL);
    Ui.await("eight operators", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 8);
    assertEquals(List.of(2, 2), Ui.ask(() -> List.of(layout().getNotes().size(), layout().getGroups().size())));
    assertEquals(List.of("filter-1", "filter-2"), Ui.ask(() -> List.copyOf(layout().getGroups().getLast().getUids())));
    Screenshots.take("pasted-group");
    Input.chord(Key.of('z'), SWT.CTRL);
    assertEquals(List.of(1, 1), Ui.ask(() -> List.of(layout().getNotes().size(), layout().getGroups().size())));
  }

  // Would catch a tidying that moves what was not selected, takes several steps to undo, or leaves the grid.
  @Test
  void tidySelection_movesOnlyTheSelected_inOneStep() {
    Input.click(page.operator("big"));
    Input.drag(page.operator("even"), page.operator("even"), SWT.SHIFT);
    Input.chord(Key.of('t'), SWT.CTRL, SWT.SHIFT);
    Ui.await("both are on one line", () -> placeNow("even").endsWith(",60"));
    assertEquals(List.of("40,60", "280,60", "780,60"), List.of(place("numbers"), place("big"), place("out")));
    Input.chord(Key.of('z'), SWT.CTRL);
    assertEquals("520,90", place("even"));
    assertFalse(page.isDirty());
  }

  private void awaitText() {
    Ui.await("a text in place", () -> Ui.display().getFocusControl() instanceof Text text && "text-in-place".equals(text.getData("dev.stillwater.id")));
  }

  private JobLayout layout() {
    return page.editor().diagram().orElseThrow().layout();
  }

  private GroupLayout group() {
    return layout().getGroups().getFirst();
  }

  private GroupPart groupPart() {
    return (GroupPart) page.viewer().getEditPartRegistry().get(group());
  }

  private OperatorPart part(String uid) {
    return (OperatorPart) (EditPart) page.viewer().getEditPartRegistry().get(page.editor().diagram().orElseThrow().operators(uid).getFirst());
  }

  private Point onScreen(org.eclipse.draw2d.geometry.Point inDrawing) {
    groupPart().getFigure().translateToAbsolute(inDrawing);
    return page.viewer().getControl().toDisplay(inDrawing.x, inDrawing.y);
  }

  private String place(String uid) {
    return Ui.ask(() -> placeNow(uid));
  }

  private String placeNow(String uid) {
    org.eclipse.draw2d.geometry.Point at = page.editor().diagram().orElseThrow().location(part(uid).operator());
    return at.x + "," + at.y;
  }
}
