package dev.stillwater.ui.editor.quickadd;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.CreateOperatorCommand;
import dev.stillwater.ui.editor.commands.InsertOperatorCommand;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.OperatorSpace;
import dev.stillwater.ui.editor.model.Wiring;
import dev.stillwater.ui.editor.parts.JobPart;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;

/**
 * Adds operators by typing: a list at the pointer, filtered by what is typed, whose choice is put into the job.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the viewer.
 */
public final class QuickAdd {
  private final GraphicalViewer viewer;

  private QuickAdd(GraphicalViewer viewer) {
    this.viewer = viewer;
  }

  /** Lets letters that are typed on the drawing open the list, and parts of the viewer reach it. */
  public static void install(GraphicalViewer viewer) {
    QuickAdd quickAdd = new QuickAdd(viewer);
    viewer.setProperty(QuickAdd.class.getName(), quickAdd);
    viewer.getControl().addKeyListener(KeyListener.keyPressedAdapter(quickAdd::typed));
  }

  /** The quick add of the viewer; empty when it has none. */
  public static Optional<QuickAdd> of(org.eclipse.gef.EditPartViewer viewer) {
    return Optional.ofNullable((QuickAdd) viewer.getProperty(QuickAdd.class.getName()));
  }

  /** Opens the list for the place that pointer and selection say. */
  public void open(String text) {
    part().ifPresent(job -> open(new PlaceFinder(viewer, job, space(job)).atPointer(), text));
  }

  /** Opens the list for the place. */
  public void open(QuickAddPlace place, String text) {
    part().ifPresent(job -> {
      viewer.getControl().setFocus();
      new QuickAddPopup(viewer.getControl(), place.popup(), title(place.wiring()), keys(place), text,
          filter -> filter.of(job.diagram().catalog().kinds(), place.wiring()::accepts), (kind, isShifted) -> insert(job, place, kind, isShifted));
    });
  }

  private void typed(KeyEvent event) {
    boolean isLetter = Character.isLetter(event.character) && (event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0;
    if (!isLetter || viewer.getControl() instanceof org.eclipse.swt.widgets.Composite canvas && hasFocusInside(canvas)) {
      return;
    }
    event.doit = false;
    open(String.valueOf(event.character));
  }

  /** Whether a text on the drawing, such as a name that is edited in place, has the focus. */
  private static boolean hasFocusInside(org.eclipse.swt.widgets.Composite canvas) {
    for (org.eclipse.swt.widgets.Control child : canvas.getChildren()) {
      if (child.isFocusControl()) {
        return true;
      }
    }
    return false;
  }

  private void insert(JobPart job, QuickAddPlace place, OperatorKind kind, boolean isShifted) {
    Operator created = CreateOperatorCommand.newOperator(kind);
    OperatorSpace space = space(job);
    Wiring wiring = isShifted ? place.shifted().filter(other -> other.accepts(kind)).orElse(place.wiring()) : place.wiring();
    InsertOperatorCommand command = new InsertOperatorCommand(space, created, location(space, created, place, wiring), wiring);
    viewer.getEditDomain().getCommandStack().execute(command);
    viewer.getControl().setFocus();
    viewer.flush();
    if (viewer.getEditPartRegistry().get(created) instanceof EditPart part) {
      viewer.select(part);
      viewer.reveal(part);
    }
  }

  private static Point location(OperatorSpace space, Operator created, QuickAddPlace place, Wiring wiring) {
    Dimension size = space.size(created);
    Optional<Point> wanted = place.middle().map(middle -> new Point(middle.x - size.width / 2, middle.y - size.height / 2));
    return switch (wiring) {
      case Wiring.Alone alone -> space.freePlace(created, wanted.orElseGet(Point::new));
      case Wiring.After after -> wanted.isPresent() ? space.freePlace(created, wanted.get()) : space.placeAfter(created, after.source());
      case Wiring.Before before -> wanted.isPresent() ? space.freePlace(created, wanted.get()) : space.placeBefore(created, before.target());
      case Wiring.Within within -> wanted.isPresent() ? space.placeWithin(created, within.stream(), wanted.get())
          : space.placeWithin(created, within.stream());
    };
  }

  private static String title(Wiring wiring) {
    return switch (wiring) {
      case Wiring.Alone alone -> Messages.QuickAdd_here;
      case Wiring.After after -> NLS.bind(Messages.QuickAdd_after, JobDiagram.nameOf(after.source()));
      case Wiring.Before before -> NLS.bind(Messages.QuickAdd_before, JobDiagram.nameOf(before.target()));
      case Wiring.Within within -> NLS.bind(Messages.QuickAdd_within, JobDiagram.nameOf(within.stream().getSource()),
          JobDiagram.nameOf(within.stream().getTarget()));
    };
  }

  private static String keys(QuickAddPlace place) {
    if (place.shifted().orElse(null) instanceof Wiring.After after) {
      return NLS.bind(Messages.QuickAdd_keysAfter, JobDiagram.nameOf(after.source()));
    }
    return switch (place.wiring()) {
      case Wiring.Alone alone -> Messages.QuickAdd_keys;
      case Wiring.Within within -> Messages.QuickAdd_keysWithin;
      case Wiring.After after -> Messages.QuickAdd_keysConnect;
      case Wiring.Before before -> Messages.QuickAdd_keysConnect;
    };
  }

  private static OperatorSpace space(JobPart job) {
    return new OperatorSpace(job.diagram(), OperatorFigure.standardSize());
  }

  private Optional<JobPart> part() {
    return viewer.getContents() instanceof JobPart job ? Optional.of(job) : Optional.empty();
  }
}
