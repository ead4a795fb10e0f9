package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.JobValidator;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawing streams between ports of operators that have several, with mouse and keyboard, in the real workbench. */
class DrawPortsTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Ports">
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="origin"/>
        </schemas>
        <operators uid="flights" name="Flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
        </operators>
        <operators uid="airports" name="Airports" kind="csv-source">
          <parameters name="path" value="airports.csv"/>
          <parameters name="schema" value="flight"/>
        </operators>
        <operators uid="daily" name="Daily" kind="window-aggregate">
          <parameters name="size" value="1d"/>
          <expressions name="flights" text="count()"/>
        </operators>
        <operators uid="enriched" name="Enriched" kind="enrich">
          <parameters name="key" value="origin"/>
        </operators>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="flights" x="20" y="20"/>
        <nodes uid="airports" x="20" y="120"/>
        <nodes uid="daily" x="20" y="220"/>
        <nodes uid="enriched" x="320" y="20"/>
      </job:JobLayout>
      """;

  private IProject project;
  private IFile file;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("draw-ports");
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    Path folder = project.getLocation().toPath();
    Files.writeString(folder.resolve("ports.job"), JOB);
    Files.writeString(folder.resolve("ports.joblayout"), LAYOUT);
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    file = project.getFile("ports.job");
    page = DiagramPage.open(file);
  }

  @AfterEach
  void closeJob() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  // Would catch inputs that lie at one place, a port that gets lost on its way to the file and back, and one that undo forgets.
  @Test
  void joinFromPalette_takesAStreamAtEachInput_throughUndoSaveAndReload() throws Exception {
    Input.drag(page.paletteEntry("window-join"), page.canvas(400, 150));
    Ui.await("a join", () -> job().getOperators().size() == 5);
    draw(page.output("flights"), page.input("window-join-1", 0), 1);
    draw(page.output("airports"), page.input("window-join-1", 1), 2);
    List<String> drawn = List.of("flights:null -> window-join-1:null hash", "airports:null -> window-join-1:right hash");
    assertEquals(drawn, streams());
    assertTrue(page.input("window-join-1", 0).y < page.input("window-join-1", 1).y, "the left input lies above the right one");
    Screenshots.take("editor-join");
    Input.chord(Key.of('z'), SWT.MOD1);
    assertEquals(drawn.subList(0, 1), streams());
    Input.chord(Key.of('y'), SWT.MOD1);
    assertEquals(drawn, streams());
    Input.chord(Key.of('s'), SWT.MOD1);
    Ui.await("saved", () -> !page.editor().isDirty());
    Job saved = JobFile.load(Files.readAllBytes(file.getLocation().toPath()), "ports.job").job().orElseThrow();
    assertEquals(List.of(), JobValidator.validate(saved).stream().filter(problem -> isOfInputsOf(problem, "window-join-1")).toList());
    Ui.run(() -> Ui.page().closeAllEditors(false));
    page = DiagramPage.open(file);
    assertEquals(drawn, streams());
    assertTrue(Math.abs(page.input("window-join-1", 0).y - page.endOf("flights", "window-join-1").y) <= 1, "the first stream ends at the left input");
    assertTrue(Math.abs(page.input("window-join-1", 1).y - page.endOf("airports", "window-join-1").y) <= 1, "the second one at the right input");
  }

  // Would catch an operator that can only be reached by hitting a ring of a few pixels, and a table that is not broadcast.
  @Test
  void streamsDroppedOnTheBody_takeTheFreeInputs() {
    draw(page.output("flights"), page.operator("enriched"), 1);
    draw(page.output("airports"), page.operator("enriched"), 2);
    assertEquals(List.of("flights:null -> enriched:null forward", "airports:null -> enriched:table broadcast"), streams());
  }

  // Would catch side outputs that cannot be dragged from.
  @Test
  void dragFromLateOutput_carriesItsName_andReconnectsToTheOther() {
    Input.drag(page.paletteEntry("discard-sink"), page.canvas(400, 250));
    Ui.await("a sink", () -> job().getOperators().size() == 5);
    Point late = page.output("daily", 1);
    draw(late, page.operator("discard-sink-1"), 1);
    assertEquals(List.of("daily:late -> discard-sink-1:null forward"), streams());
    Screenshots.take("editor-side-output");
    Input.click(new Point(late.x + 14, late.y));
    Input.drag(new Point(late.x + 4, late.y), page.output("daily", 0));
    Ui.await("the other output", () -> job().getStreams().getFirst().getSourcePort() == null);
    Input.chord(Key.of('z'), SWT.MOD1);
    assertEquals(List.of("daily:late -> discard-sink-1:null forward"), streams());
  }

  // Would catch a second stream between the same ports, which doubles every record.
  @Test
  void secondStreamToTheSameInput_isRefused_anotherSourceIsNot() {
    draw(page.output("flights"), page.input("enriched", 0), 1);
    Input.drag(page.output("flights"), page.input("enriched", 0));
    assertEquals(1, page.streamCount());
    draw(page.output("airports"), page.input("enriched", 0), 2);
  }

  // Would catch a choice of ports that does nothing, cannot be undone, or leaves the partitioning that the old input asked for.
  @Test
  void inputChosenInProperties_movesTheStream_andUndoBringsItBack() {
    draw(page.output("flights"), page.input("enriched", 1), 1);
    Point end = page.input("enriched", 1);
    Input.doubleClick(new Point(end.x - 20, end.y));
    Combo input = DiagramPage.control(Combo.class, "Stream.targetPort");
    assertEquals(List.of("Input", "Table, broadcast"), Ui.ask(() -> List.of(input.getItems())));
    assertFalse(Ui.ask(() -> Widgets.all(Ui.window().getShell(), Combo.class).stream()
        .anyMatch(combo -> combo.isVisible() && "Stream.sourcePort".equals(combo.getData("dev.stillwater.id")))), "a choice among one output");
    Input.click(Widgets.middle(input));
    Input.press(Key.of(SWT.ARROW_UP));
    Input.press(Key.ENTER);
    Ui.await("the first input", () -> job().getStreams().getFirst().getTargetPort() == null);
    assertEquals(Partitioning.FORWARD, page.ask(job -> job.getStreams().getFirst().getPartitioning()));
    Screenshots.take("editor-stream-ports");
    Input.click(page.canvas(300, 300));
    Input.chord(Key.of('z'), SWT.MOD1);
    assertEquals(List.of("flights:null -> enriched:table broadcast"), streams());
  }

  private void draw(Point from, Point to, int streamsAfter) {
    Input.drag(from, to);
    Ui.await(streamsAfter + " streams", () -> job().getStreams().size() == streamsAfter);
  }

  private Job job() {
    return page.editor().diagram().orElseThrow().job();
  }

  private List<String> streams() {
    return page.ask(job -> job.getStreams().stream().map(DrawPortsTest::text).toList());
  }

  private static String text(Stream stream) {
    return stream.getSource().getUid() + ':' + stream.getSourcePort() + " -> " + stream.getTarget().getUid() + ':' + stream.getTargetPort() + ' '
        + stream.getPartitioning().getLiteral();
  }

  private static boolean isOfInputsOf(JobProblem problem, String uid) {
    boolean isInput = problem.feature().filter(feature -> List.of("port:left", "port:right").contains(feature)).isPresent();
    return problem.code().equals("port-unknown") || isInput && Objects.equals(problem.uid().orElse(null), uid);
  }
}
