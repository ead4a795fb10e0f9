package dev.stillwater.ui.editor.dnd;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.commands.PasteCommand;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.OperatorSpace;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.policies.NoticeLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.util.TransferDropTargetListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.part.ResourceTransfer;

/**
 * Makes sources of CSV and JSON files that are dropped on the drawing, from the Project Explorer or from other programs.
 *
 * <p>THREADING: UI thread; files are read elsewhere. LIFECYCLE: as long as the viewer.
 */
public final class FileDrop extends DropTargetAdapter implements TransferDropTargetListener {
  private static final int GAP = 20;

  private final GraphicalViewer viewer;
  private final Transfer transfer;
  private final Function<Object, List<Path>> files;

  private FileDrop(GraphicalViewer viewer, Transfer transfer, Function<Object, List<Path>> files) {
    this.viewer = viewer;
    this.transfer = transfer;
    this.files = files;
  }

  /** Lets files be dropped on the viewer. */
  public static void install(GraphicalViewer viewer) {
    viewer.addDropTargetListener(new FileDrop(viewer, LocalSelectionTransfer.getTransfer(), data -> selected()));
    viewer.addDropTargetListener(new FileDrop(viewer, ResourceTransfer.getInstance(), FileDrop::resources));
    viewer.addDropTargetListener(new FileDrop(viewer, FileTransfer.getInstance(), FileDrop::names));
  }

  @Override
  public Transfer getTransfer() {
    return transfer;
  }

  @Override
  public boolean isEnabled(DropTargetEvent event) {
    return viewer.getContents() instanceof JobPart && (transfer != LocalSelectionTransfer.getTransfer() || !selected().isEmpty());
  }

  @Override
  public void dragEnter(DropTargetEvent event) {
    accept(event);
  }

  @Override
  public void dragOver(DropTargetEvent event) {
    accept(event);
  }

  @Override
  public void dropAccept(DropTargetEvent event) {
    accept(event);
  }

  @Override
  public void drop(DropTargetEvent event) {
    List<Path> dropped = files.apply(event.data);
    if (viewer.getContents() instanceof JobPart job && !dropped.isEmpty()) {
      org.eclipse.swt.graphics.Point at = viewer.getControl().toControl(event.x, event.y);
      Point place = new Point(at.x, at.y);
      job.getContentPane().translateToRelative(place);
      read(job.diagram(), dropped, place);
    }
  }

  private static void accept(DropTargetEvent event) {
    event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : event.operations & DND.DROP_MOVE;
    event.feedback = DND.FEEDBACK_NONE;
  }

  private void read(JobDiagram diagram, List<Path> dropped, Point place) {
    Optional<Path> jobFile = diagram.file();
    Job job = Job.create(Messages.FileDrop_job, (ICoreRunnable) monitor -> {
      for (Path file : dropped) {
        if (monitor.isCanceled()) {
          return;
        }
        try {
          DroppedFile source = DroppedFile.read(file, jobFile);
          UiThread.post(viewer.getControl(), () -> create(diagram, source, file, place));
        } catch (IOException unreadable) {
          String reason = unreadable.getMessage() == null ? unreadable.getClass().getSimpleName() : unreadable.getMessage();
          UiThread.post(viewer.getControl(), () -> MessageDialog.openError(viewer.getControl().getShell(), Messages.FileDrop_failedTitle,
              NLS.bind(Messages.FileDrop_failed, file.getFileName(), reason)));
        }
      }
    });
    job.setUser(false);
    job.setPriority(Job.SHORT);
    job.schedule();
  }

  private void create(JobDiagram diagram, DroppedFile source, Path file, Point place) {
    if (!(viewer.getContents() instanceof JobPart job) || job.diagram() != diagram) {
      return;
    }
    OperatorSpace space = new OperatorSpace(diagram, OperatorFigure.standardSize());
    Dimension size = space.size(source.operator());
    Point free = space.freePlace(source.operator(), new Point(place.x - size.width / 2, place.y - size.height / 2));
    PasteCommand command = new PasteCommand(diagram, source.source(), new Dimension(free.x, free.y), Messages.FileDrop_label);
    viewer.getEditDomain().getCommandStack().execute(command);
    viewer.flush();
    Operator created = command.operators().getFirst();
    if (viewer.getEditPartRegistry().get(created) instanceof EditPart part) {
      viewer.select(part);
      viewer.reveal(part);
    }
    viewer.getControl().setFocus();
    place.y += size.height + GAP;
    Object[] facts = {JobDiagram.nameOf(created), file.getFileName(), Quantities.counted(source.fieldCount(), "field", "fields"), String.join(", ", source.leftOut())};
    NoticeLine.show(viewer, NLS.bind(source.leftOut().isEmpty() ? Messages.FileDrop_done : Messages.FileDrop_leftOut, facts));
  }

  private static List<Path> names(Object data) {
    List<Path> paths = new ArrayList<>();
    if (data instanceof String[] names) {
      for (String name : names) {
        paths.add(Path.of(name));
      }
    }
    return paths;
  }

  private static List<Path> resources(Object data) {
    List<Path> paths = new ArrayList<>();
    if (data instanceof IResource[] resources) {
      for (IResource resource : resources) {
        if (resource.getLocation() != null) {
          paths.add(resource.getLocation().toPath());
        }
      }
    }
    return paths;
  }

  private static List<Path> selected() {
    List<Path> paths = new ArrayList<>();
    if (LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection) {
      for (Object element : selection.toList()) {
        IFile file = Adapters.adapt(element, IFile.class);
        if (file != null && file.getLocation() != null) {
          paths.add(file.getLocation().toPath());
        }
      }
    }
    return paths;
  }
}
