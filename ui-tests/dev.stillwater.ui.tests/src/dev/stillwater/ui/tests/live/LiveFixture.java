package dev.stillwater.ui.tests.live;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.parts.StreamPart;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Ui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IEditorPart;

/**
 * A project with one job that can be watched, and its drawing.
 *
 * <p>THREADING: test threads.
 */
public final class LiveFixture implements AutoCloseable {
  /** Two sources meet in windows, so that barriers have somebody to wait for. */
  public static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Watched">
        <checkpointing intervalMs="600000"/>
        <operators uid="readings-of-all-sensors" name="Readings" kind="generator" parallelism="2">
          <parameters name="rate" value="20000"/>
          <expressions name="number" text="n"/>
          <expressions name="sensor" text="n % 50"/>
        </operators>
        <operators uid="odd" name="Odd numbers" kind="filter" parallelism="2">
          <expressions text="number % 2 != 0"/>
        </operators>
        <operators uid="sums" name="Sums of 1 s" kind="window-aggregate" parallelism="2">
          <parameters name="size" value="1s"/>
          <expressions name="sum" text="sum(number)"/>
        </operators>
        <operators uid="print" name="Print" kind="console-sink" parallelism="1"/>
        <streams source="readings-of-all-sensors" target="odd"/>
        <streams source="odd" target="sums" partitioning="hash">
          <keyFields>sensor</keyFields>
        </streams>
        <streams source="sums" target="print"/>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="readings-of-all-sensors" x="20" y="40"/>
        <nodes uid="odd" x="240" y="40"/>
        <nodes uid="sums" x="520" y="40"/>
        <nodes uid="print" x="720" y="40"/>
      </job:JobLayout>
      """;

  private final IProject project;
  private IEditorPart editor;

  private LiveFixture(IProject project) {
    this.project = project;
  }

  /** Makes the project, and opens the job. */
  public static LiveFixture open(String name, String job, Optional<String> layout) throws CoreException, IOException {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    LiveFixture fixture = new LiveFixture(project);
    Path folder = project.getLocation().toPath();
    Files.writeString(folder.resolve("watched.job"), job);
    if (layout.isPresent()) {
      Files.writeString(folder.resolve("watched.joblayout"), layout.get());
    }
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    IFile file = project.getFile("watched.job");
    fixture.editor = Samples.open(file);
    Ui.await("the drawing", () -> fixture.viewer().getContents() != null && !fixture.viewer().getContents().getChildren().isEmpty());
    return fixture;
  }

  static LiveFixture open(String name) throws CoreException, IOException {
    return open(name, JOB, Optional.of(LAYOUT));
  }

  /** The drawing of an editor that is open already; on any thread, and not to be closed. */
  public static LiveFixture of(IEditorPart editor) {
    LiveFixture fixture = new LiveFixture(null);
    fixture.editor = editor;
    return fixture;
  }

  /** Brings the editor to the front; on the UI thread. */
  public void activate() {
    editor.getSite().getPage().activate(editor);
  }

  /** The viewer of the drawing. */
  public GraphicalViewer viewer() {
    return editor.getAdapter(GraphicalViewer.class);
  }

  LiveView live() {
    return LiveView.of(viewer()).orElseThrow();
  }

  /** The numbers that are on the drawing; on the UI thread. */
  public Optional<LiveJob> job() {
    return live().job();
  }

  /** The middle of an operator on the display. */
  public Point operator(String uid) {
    return Ui.ask(() -> {
      Rectangle place = bounds(part(uid).getFigure());
      return viewer().getControl().toDisplay(place.getCenter().x, place.getCenter().y);
    });
  }

  OperatorPart part(String uid) {
    return (OperatorPart) viewer().getEditPartRegistry().values().stream()
        .filter(part -> part instanceof OperatorPart operator && uid.equals(operator.operator().getUid())).findFirst().orElseThrow();
  }

  StreamPart stream(String source, String target) {
    return (StreamPart) viewer().getEditPartRegistry().values().stream()
        .filter(part -> part instanceof StreamPart stream && isBetween(stream.stream(), source, target)).findFirst().orElseThrow();
  }

  private static boolean isBetween(Stream stream, String source, String target) {
    Operator from = stream.getSource();
    Operator to = stream.getTarget();
    return from != null && to != null && source.equals(from.getUid()) && target.equals(to.getUid());
  }

  /** A point on the line of a stream, so far below its middle, on the display. */
  Point onStream(String source, String target, int below) {
    return Ui.ask(() -> {
      PolylineConnection line = (PolylineConnection) stream(source, target).getFigure();
      org.eclipse.draw2d.geometry.Point middle = line.getPoints().getMidpoint().getCopy().translate(0, below);
      line.translateToAbsolute(middle);
      return viewer().getControl().toDisplay(middle.x, middle.y);
    });
  }

  private static Rectangle bounds(IFigure figure) {
    Rectangle bounds = figure.getBounds().getCopy();
    figure.translateToAbsolute(bounds);
    return bounds;
  }

  @Override
  public void close() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }
}
