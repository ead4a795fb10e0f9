package dev.stillwater.ui.editor.clipboard;

import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.PasteCommand;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.JobFragment;
import dev.stillwater.ui.editor.model.OperatorSpace;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.policies.NoticeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.osgi.util.NLS;

/**
 * Puts fragments into the job of a viewer, selects what came, and says which uids it got.
 *
 * <p>THREADING: UI thread.
 */
public final class Pasting {
  private static final int STEP = 2 * JobDiagram.GRID_PIXELS;
  private static final int UIDS_SHOWN = 4;

  private final EditPartViewer viewer;
  private final JobPart job;

  private Pasting(EditPartViewer viewer, JobPart job) {
    this.viewer = viewer;
    this.job = job;
  }

  /** Pastes into the viewer's job; empty while none is shown. */
  static Optional<Pasting> into(EditPartViewer viewer) {
    return viewer.getContents() instanceof JobPart job ? Optional.of(new Pasting(viewer, job)) : Optional.empty();
  }

  /** Duplicates the selected operators and notes below them. */
  public static void duplicate(EditPartViewer viewer) {
    Selected.of(viewer.getSelectedEditParts()).ifPresent(selected -> into(viewer).ifPresent(pasting -> pasting.duplicate(selected)));
  }

  /** Pastes with the middle at a location of the viewer's control; without one, or where it would lie on operators, near the old place. */
  void paste(JobFragment fragment, Optional<Point> location) {
    Rectangle bounds = bounds(fragment);
    Dimension distance = location.map(at -> distance(bounds, at)).filter(wanted -> isFree(bounds.getTranslated(wanted.width, wanted.height)))
        .orElseGet(() -> cascade(fragment));
    run(new PasteCommand(job.diagram(), fragment, distance, Messages.PasteAction_label), Messages.PasteAction_done, Messages.PasteAction_notes);
  }

  private void duplicate(Selected selected) {
    JobFragment fragment = selected.fragment();
    Rectangle bounds = bounds(fragment);
    Dimension distance = new Dimension(0, JobDiagram.snapped(bounds.height + STEP));
    while (!isFree(bounds.getTranslated(distance.width, distance.height))) {
      distance.height += STEP;
    }
    run(new PasteCommand(job.diagram(), fragment, distance, Messages.Duplicate_label), Messages.Duplicate_done, Messages.Duplicate_notes);
  }

  private void run(PasteCommand command, String notice, String noticeOfNotes) {
    viewer.getEditDomain().getCommandStack().execute(command);
    viewer.flush();
    List<EditPart> parts = Stream.concat(command.operators().stream(), command.notes().stream()).map(viewer.getEditPartRegistry()::get)
        .filter(EditPart.class::isInstance).map(EditPart.class::cast).toList();
    viewer.deselectAll();
    parts.forEach(viewer::appendSelection);
    parts.stream().findFirst().ifPresent(viewer::reveal);
    String what = CopyAction.what(command.operators(), command.notes().size());
    NoticeLine.show(viewer, command.operators().isEmpty() ? NLS.bind(noticeOfNotes, what) : NLS.bind(notice, what, uids(command.operators())));
  }

  private static String uids(List<Operator> operators) {
    String shown = operators.stream().limit(UIDS_SHOWN).map(Operator::getUid).collect(Collectors.joining(", "));
    return operators.size() > UIDS_SHOWN ? NLS.bind(Messages.PasteAction_andMore, shown, operators.size() - UIDS_SHOWN) : shown;
  }

  private Dimension distance(Rectangle bounds, Point location) {
    Point at = location.getCopy();
    job.getContentPane().translateToRelative(at);
    return new Dimension(JobDiagram.snapped(at.x - bounds.getCenter().x), JobDiagram.snapped(at.y - bounds.getCenter().y));
  }

  /** The smallest step down and right after which nothing lies exactly where something is. */
  private Dimension cascade(JobFragment fragment) {
    List<Point> taken = new ArrayList<>(job.diagram().job().getOperators().stream().map(job.diagram()::location).toList());
    job.diagram().layout().getNotes().forEach(note -> taken.add(new Point(note.getX(), note.getY())));
    int steps = 0;
    while (isTaken(fragment, taken, steps * STEP)) {
      steps++;
    }
    return new Dimension(steps * STEP, steps * STEP);
  }

  private static boolean isTaken(JobFragment fragment, List<Point> taken, int distance) {
    return Stream.concat(fragment.layout().getNodes().stream().map(node -> new Point(node.getX(), node.getY())),
        fragment.layout().getNotes().stream().map(note -> new Point(note.getX(), note.getY()))).anyMatch(at -> taken.contains(at.translate(distance, distance)));
  }

  private boolean isFree(Rectangle place) {
    OperatorSpace space = new OperatorSpace(job.diagram(), OperatorFigure.standardSize());
    return job.diagram().job().getOperators().stream().noneMatch(operator -> space.bounds(operator).intersects(place));
  }

  private Rectangle bounds(JobFragment fragment) {
    OperatorSpace space = new OperatorSpace(job.diagram(), OperatorFigure.standardSize());
    Rectangle bounds = null;
    for (int index = 0; index < fragment.layout().getNodes().size(); index++) {
      NodeLayout node = fragment.layout().getNodes().get(index);
      Dimension size = space.size(fragment.operators().get(index));
      Rectangle one = new Rectangle(node.getX(), node.getY(), size.width, size.height);
      bounds = bounds == null ? one : bounds.union(one);
    }
    for (NoteLayout note : fragment.layout().getNotes()) {
      Rectangle one = new Rectangle(note.getX(), note.getY(), note.getWidth(), note.getHeight());
      bounds = bounds == null ? one : bounds.union(one);
    }
    return bounds == null ? new Rectangle() : bounds;
  }
}
