package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seeing a job and moving over it, with mouse and keyboard, in the real workbench. */
class SeeAndMoveTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="See">
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="origin"/>
          <fields name="delay" type="int" nullable="true"/>
        </schemas>
        <operators uid="flights" name="Flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/>
        </operators>
        <operators uid="airports" name="Airports" kind="csv-source">
          <parameters name="path" value="airports.csv"/>
          <parameters name="schema" value="flight"/>
        </operators>
        <operators uid="late" name="Late flights" kind="filter">
          <expressions text="delay > 15"/>
        </operators>
        <operators uid="daily" name="Daily" kind="window-aggregate" parallelism="4">
          <parameters name="size" value="1d"/>
          <expressions name="flights" text="count()"/>
        </operators>
        <operators uid="enriched" name="With airport" kind="enrich">
          <parameters name="key" value="origin"/>
        </operators>
        <operators uid="console" name="Console" kind="console-sink"/>
        <streams source="flights" target="late"/>
        <streams source="late" target="daily" partitioning="hash">
          <keyFields>origin</keyFields>
        </streams>
        <streams source="late" target="enriched"/>
        <streams source="airports" target="enriched" targetPort="table" partitioning="broadcast"/>
        <streams source="enriched" target="console" partitioning="rebalance"/>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="flights" x="40" y="40"/>
        <nodes uid="airports" x="40" y="240"/>
        <nodes uid="late" x="270" y="40"/>
        <nodes uid="daily" x="520" y="40"/>
        <nodes uid="enriched" x="500" y="200"/>
        <nodes uid="console" x="760" y="210"/>
      </job:JobLayout>
      """;

  private IProject project;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws CoreException {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("see-and-move");
    project.create(null);
    project.open(null);
    IFile file = project.getFile("see.job");
    file.create(JOB.getBytes(StandardCharsets.UTF_8), true, false, null);
    project.getFile("see.joblayout").create(LAYOUT.getBytes(StandardCharsets.UTF_8), true, false, null);
    page = DiagramPage.open(file);
  }

  @AfterEach
  void closeJob() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  // Would catch a chain that is not drawn, a reason that nobody can see, and a stream whose schema does not show.
  @Test
  void restingOnAStream_tellsItsSchemaAndWhyTheChainBreaks() {
    Ui.await("the types of the check", () -> page.ask(job -> !page.editor().diagram().orElseThrow().outputFields(job.getOperators().getFirst(), 0).isEmpty()));
    Point source = page.output("late", 0);
    Input.move(new Point(source.x + 14, source.y));
    Shell tip = Ui.awaitValue("a tip", () -> tip());
    Screenshots.take("look-stream-tip");
    assertTrue(Ui.ask(() -> tip.getSize().y) > 60, "a tip with the schema");
    Input.move(page.operator("daily"));
    Ui.await("the tip of the operator", () -> tip() != null);
    Screenshots.take("look-operator-tip");
    assertEquals("operator Daily, Window Aggregate, Keyed state, 1 error", Ui.ask(() -> part("daily").accessibleName()));
  }

  private static Shell tip() {
    for (Shell shell : Ui.display().getShells()) {
      if (shell.isVisible() && shell.getText().isEmpty() && (shell.getStyle() & SWT.ON_TOP) != 0) {
        return shell;
      }
    }
    return null;
  }

  // Would catch arrow keys that jump by distance and leave the streams, and a first key that does nothing.
  @Test
  void arrowKeys_walkAlongTheStreams() {
    Input.click(page.operator("flights"));
    Input.press(Key.of(SWT.ARROW_RIGHT));
    assertEquals(List.of("late"), selected());
    Input.press(Key.of(SWT.ARROW_RIGHT));
    assertEquals(List.of("daily"), selected());
    Input.press(Key.of(SWT.ARROW_DOWN));
    assertEquals(List.of("enriched"), selected());
    Input.chord(Key.of(SWT.ARROW_RIGHT), SWT.SHIFT);
    assertEquals(List.of("enriched", "console"), selected());
    Input.press(Key.of(SWT.ARROW_LEFT));
    assertEquals(List.of("enriched"), selected());
    Input.chord(Key.of(SWT.ARROW_LEFT), SWT.CTRL, SWT.SHIFT);
    assertEquals(List.of("airports", "enriched", "flights", "late"), selected().stream().sorted().toList());
  }

  // Would catch an alignment that follows the wrong operator, takes several steps to undo, or ends between the lines of the grid.
  @Test
  void alignAndDistribute_areOneStepOnTheGrid() {
    Map<String, String> before = places();
    Input.click(page.operator("flights"));
    shiftClick("enriched");
    shiftClick("daily");
    Input.chord(Key.of('k'), SWT.CTRL);
    Input.type("l");
    assertEquals(List.of(520, 520, 520), page.ask(job -> List.of(x("flights"), x("enriched"), x("daily"))));
    Input.chord(Key.of('z'), SWT.CTRL);
    assertEquals(before, places());
    Input.chord(Key.of('k'), SWT.CTRL);
    Input.type("h");
    assertEquals(280, Ui.ask(() -> x("enriched")), "between 40 and 520, on the grid");
    Input.chord(Key.of('z'), SWT.CTRL);
    assertEquals(before, places());
  }

  // Would catch a drag that cannot leave the grid, and one that leaves it unasked.
  @Test
  void marquee_selectsWhatItEncloses() {
    // Would catch a frame that selects nothing, or what lies outside.
    org.eclipse.swt.graphics.Point first = page.operator("late");
    org.eclipse.swt.graphics.Point last = page.operator("enriched");
    Input.drag(new org.eclipse.swt.graphics.Point(first.x - 105, first.y - 45), new org.eclipse.swt.graphics.Point(last.x + 115, last.y + 55));
    assertTrue(page.isSelected("late") && page.isSelected("enriched"), "the frame selects what it encloses");
    assertFalse(page.isSelected("flights") || page.isSelected("console"), "the frame selects what lies outside");
    Screenshots.take("marquee");
  }

  @Test
  void drag_snapsToTheGrid_unlessShiftIsHeld() {
    Point from = page.operator("console");
    Input.drag(from, new Point(from.x + 33, from.y + 47));
    assertEquals("790,260", places().get("console"));
    from = page.operator("console");
    Input.drag(from, new Point(from.x + 13, from.y - 3), SWT.SHIFT);
    assertEquals("803,257", places().get("console"));
  }

  // Would catch a handle that changes nothing, and a size that is lost or does not take part in undo.
  @Test
  void cornerHandle_makesAnOperatorLarger_andMatchSizeGivesItToOthers() {
    Input.click(page.operator("late"));
    Point corner = Ui.ask(() -> {
      org.eclipse.draw2d.geometry.Rectangle bounds = part("late").getFigure().getBounds().getCopy();
      part("late").getFigure().translateToAbsolute(bounds);
      return page.viewer().getControl().toDisplay(bounds.right() - 1, bounds.bottom() - 1);
    });
    Input.drag(corner, new Point(corner.x + 61, corner.y + 38));
    assertEquals("220x100", size("late"));
    Input.click(page.operator("flights"));
    shiftClick("late");
    Input.chord(Key.of('k'), SWT.CTRL);
    Input.type("s");
    assertEquals("220x100", size("flights"));
    Input.chord(Key.of('z'), SWT.CTRL);
    Input.chord(Key.of('z'), SWT.CTRL);
    assertEquals("160x60", size("late"));
  }

  // Would catch a zoom that runs away from the mouse, and a fit that leaves operators outside.
  @Test
  void zoom_staysAtTheMouse_andFitsSelectionAndDrawing() {
    Point mouse = page.operator("console");
    Input.wheel(mouse, 3, SWT.CTRL);
    Ui.await("a larger drawing", () -> zoom() > 1.2);
    Point now = page.operator("console");
    assertTrue(Math.abs(now.x - mouse.x) <= 3 && Math.abs(now.y - mouse.y) <= 3, "the operator is at " + now + ", the mouse at " + mouse);
    Input.chord(Key.of('0'), SWT.CTRL);
    assertEquals(1.0, Ui.ask(this::zoom));
    Input.click(page.operator("daily"));
    Input.chord(Key.of('8'), SWT.CTRL);
    assertEquals(1.5, Ui.ask(this::zoom), 0.01);
    Input.chord(Key.of('9'), SWT.CTRL);
    assertTrue(Ui.ask(() -> page.viewer().getControl().getBounds().contains(page.viewer().getControl().toControl(page.operator("console")))));
  }

  // Would catch a search that forgets expressions, does not lead there, or takes keys from its own text field.
  @Test
  void find_marksAllMatches_andJumpsFromOneToTheNext() {
    Input.click(page.operator("console"));
    Input.chord(Key.of('f'), SWT.CTRL);
    Ui.await("the find bar", () -> Ui.display().getFocusControl() instanceof Text text && "find-text".equals(text.getData("dev.stillwater.id")));
    Input.type("DELAY >");
    assertEquals(List.of("late"), selected());
    Label result = DiagramPage.control(Label.class, "find-result");
    assertEquals("1 of 1   expression delay > 15", Ui.ask(result::getText));
    Input.chord(Key.of('a'), SWT.CTRL);
    Input.type("csv");
    assertEquals(6, page.operatorCount());
    String first = selected().getFirst();
    Input.press(Key.ENTER);
    assertTrue(!selected().getFirst().equals(first), "another match");
    Screenshots.take("look-find");
    Input.press(Key.ESCAPE);
    Ui.await("the focus is on the drawing", () -> Ui.display().getFocusControl() == page.viewer().getControl());
  }

  // Would catch a Quick Outline without keyboard, and one that does not jump.
  @Test
  void quickOutline_findsByAFewLetters() {
    Input.click(page.operator("flights"));
    Input.chord(Key.of('o'), SWT.CTRL);
    Ui.await("the Quick Outline", () -> Ui.display().getFocusControl() instanceof Text text && "quick-outline-filter".equals(text.getData("dev.stillwater.id")));
    Screenshots.take("look-quick-outline");
    Input.type("window");
    Table list = Ui.ask(() -> Widgets.all(Ui.display().getActiveShell(), Table.class).getFirst());
    assertEquals(1, Ui.ask(list::getItemCount));
    Input.press(Key.ENTER);
    Ui.await("the operator is selected", () -> selectedNow().equals(List.of("daily")));
  }

  private void shiftClick(String uid) {
    Point at = page.operator(uid);
    Input.drag(at, at, SWT.SHIFT);
  }

  private List<String> selected() {
    return Ui.ask(this::selectedNow);
  }

  private List<String> selectedNow() {
    return ((List<?>) page.viewer().getSelectedEditParts()).stream().map(part -> ((EditPart) part).getModel())
        .filter(Operator.class::isInstance).map(model -> ((Operator) model).getUid()).toList();
  }

  private Map<String, String> places() {
    return page.ask(job -> {
      Map<String, String> places = new TreeMap<>();
      job.getOperators().forEach(operator -> {
        org.eclipse.draw2d.geometry.Point at = page.editor().diagram().orElseThrow().location(operator);
        places.put(operator.getUid(), at.x + "," + at.y);
      });
      return places;
    });
  }

  private int x(String uid) {
    return part(uid).getFigure().getBounds().x;
  }

  private String size(String uid) {
    return Ui.ask(() -> part(uid).getFigure().getBounds().width + "x" + part(uid).getFigure().getBounds().height);
  }

  private double zoom() {
    return ((ZoomManager) page.editor().getAdapter(ZoomManager.class)).getZoom();
  }

  private OperatorPart part(String uid) {
    Object model = page.editor().diagram().orElseThrow().operators(uid).getFirst();
    return (OperatorPart) page.viewer().getEditPartRegistry().get(model);
  }
}
