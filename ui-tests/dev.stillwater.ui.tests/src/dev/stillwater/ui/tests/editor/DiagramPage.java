package dev.stillwater.ui.tests.editor;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.parts.StreamPart;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.core.resources.IFile;
import org.eclipse.draw2d.Animation;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.palette.PaletteEntry;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;

/**
 * The pipeline editor as a person sees it: where things are on the screen, and what the job is.
 *
 * <p>THREADING: test threads.
 */
final class DiagramPage {
  private final PipelineEditor editor;

  private DiagramPage(PipelineEditor editor) {
    this.editor = editor;
  }

  /** Opens the file and waits until its job is drawn. */
  static DiagramPage open(IFile file) {
    DiagramPage page = new DiagramPage(Ui.ask(() -> {
      try {
        return (PipelineEditor) IDE.openEditor(Ui.page(), file, PipelineEditor.ID, true);
      } catch (PartInitException problem) {
        throw new IllegalStateException(problem);
      }
    }));
    Ui.await("the job is drawn", () -> page.editor.diagram().isPresent());
    Ui.settle();
    return page;
  }

  PipelineEditor editor() {
    return editor;
  }

  /** Asks the job on the UI thread. */
  <T> T ask(Function<Job, T> question) {
    return Ui.ask(() -> question.apply(editor.diagram().orElseThrow().job()));
  }

  int operatorCount() {
    return ask(job -> job.getOperators().size());
  }

  int streamCount() {
    return ask(job -> job.getStreams().size());
  }

  /** The streams in their order, each as {@code source>target}. */
  List<String> streams() {
    return Ui.ask(this::streamsNow);
  }

  /** As {@link #streams}, for the UI thread. */
  List<String> streamsNow() {
    return editor.diagram().orElseThrow().job().getStreams().stream()
        .map(stream -> stream.getSource().getUid() + '>' + stream.getTarget().getUid()).toList();
  }

  /** What the status line says; for the UI thread. */
  String status() {
    return Widgets.all(editor.getSite().getShell(), org.eclipse.swt.custom.CLabel.class).stream().filter(Control::isVisible)
        .map(label -> String.valueOf(label.getText())).collect(java.util.stream.Collectors.joining(" | "));
  }

  /** The name of the operator of the uid; empty when there is no such operator. */
  Optional<String> nameOf(String uid) {
    return ask(job -> job.getOperators().stream().filter(operator -> uid.equals(operator.getUid())).map(Operator::getName).findFirst());
  }

  boolean isDirty() {
    return Ui.ask(editor::isDirty);
  }

  /** The middle of an operator on the screen. */
  Point operator(String uid) {
    return Ui.ask(() -> {
      Rectangle bounds = absolute(part(uid).getFigure());
      return viewer().getControl().toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
    });
  }

  /** The first output of an operator on the screen. */
  Point output(String uid) {
    return output(uid, 0);
  }

  /** The output of the index of an operator on the screen. */
  Point output(String uid, int index) {
    return Ui.ask(() -> onScreen(uid, part(uid).operatorFigure().outputPort(index)));
  }

  /** The input of the index of an operator on the screen. */
  Point input(String uid, int index) {
    return Ui.ask(() -> onScreen(uid, part(uid).operatorFigure().inputPort(index)));
  }

  /** Where the stream between two operators ends on the screen. */
  Point endOf(String source, String target) {
    return Ui.ask(() -> {
      PointList points = ((Connection) stream(source, target).getFigure()).getPoints().getCopy();
      stream(source, target).getFigure().translateToAbsolute(points);
      return viewer().getControl().toDisplay(points.getLastPoint().x, points.getLastPoint().y);
    });
  }

  private StreamPart stream(String source, String target) {
    for (Object part : viewer().getEditPartRegistry().values()) {
      if (part instanceof StreamPart candidate && source.equals(candidate.stream().getSource().getUid())
          && target.equals(candidate.stream().getTarget().getUid())) {
        return candidate;
      }
    }
    throw new AssertionError("No stream from '" + source + "' to '" + target + "' is drawn.");
  }

  private Point onScreen(String uid, org.eclipse.draw2d.geometry.Point inFigure) {
    part(uid).getFigure().translateToAbsolute(inFigure);
    return viewer().getControl().toDisplay(inFigure.x, inFigure.y);
  }

  /** A place of the canvas on the screen, in pixels from its top left corner. */
  Point canvas(int x, int y) {
    return Ui.ask(() -> viewer().getControl().toDisplay(x, y));
  }

  /** An entry of the palette on the screen, whose drawer is opened for it. */
  Point paletteEntry(String id) {
    EditPartViewer palette = Ui.ask(() -> viewer().getEditDomain().getPaletteViewer());
    GraphicalEditPart entry = Ui.ask(() -> (GraphicalEditPart) find(palette.getContents(), id));
    Ui.run(() -> palette.reveal(entry));
    // The drawer opens bit by bit.
    AtomicReference<Rectangle> last = new AtomicReference<>();
    Ui.await("the entry " + id + " at rest", () -> {
      palette.flush();
      Rectangle bounds = absolute(entry.getFigure());
      boolean isAtRest = bounds.equals(last.getAndSet(bounds)) && !Animation.isAnimating();
      return isAtRest && palette.findObjectAt(bounds.getLocation().translate(20, bounds.height / 2)) == entry;
    });
    return Ui.ask(() -> palette.getControl().toDisplay(last.get().x + 20, last.get().y + last.get().height / 2));
  }

  /** Whether the operator is selected. */
  boolean isSelected(String uid) {
    return Ui.ask(() -> part(uid).getSelected() != EditPart.SELECTED_NONE);
  }

  /** The control of the window with the test id. */
  static <T extends Control> T control(Class<T> type, String id) {
    Composite shell = Ui.ask(() -> Ui.window().getShell());
    return Widgets.control(shell, type, "a control '" + id + "'", control -> id.equals(control.getData("dev.stillwater.id")));
  }

  GraphicalViewer viewer() {
    return (GraphicalViewer) (Object) editor.getAdapter(GraphicalViewer.class);
  }

  private OperatorPart part(String uid) {
    for (Object part : viewer().getEditPartRegistry().values()) {
      if (part instanceof OperatorPart candidate && uid.equals(candidate.operator().getUid())) {
        return candidate;
      }
    }
    throw new AssertionError("No operator '" + uid + "' is drawn.");
  }

  private static Rectangle absolute(IFigure figure) {
    Rectangle bounds = figure.getBounds().getCopy();
    figure.translateToAbsolute(bounds);
    return bounds;
  }

  private static EditPart find(EditPart parent, String id) {
    if (parent.getModel() instanceof PaletteEntry entry && (id.equals(entry.getId()) || id.equals(entry.getLabel()))) {
      return parent;
    }
    for (Object child : parent.getChildren()) {
      EditPart found = find((EditPart) child, id);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
