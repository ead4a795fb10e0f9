package dev.stillwater.ui.operate.launch;

import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.SelectedJob;
import dev.stillwater.ui.operate.jobs.SnapshotNote;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Runs a job from the snapshot that is selected or open, or from the last one of the selected job; what is missing is asked for in the dialog of run
 * configurations.
 *
 * <p>THREADING: UI thread.
 */
public final class RunFromSnapshotHandler extends AbstractHandler {
  private static final IPath METADATA = IPath.fromPortableString("_metadata");

  @Override
  public Object execute(ExecutionEvent event) {
    Object context = event.getApplicationContext();
    Optional<Path> snapshot = snapshot(context);
    if (snapshot.isPresent()) {
      RunFromSnapshot.open(snapshot.get(), Optional.empty());
    } else {
      SelectedJob.of(context).ifPresent(session -> last(session).ifPresent(path -> RunFromSnapshot.open(path, session.jobFile())));
    }
    return null;
  }

  @Override
  public void setEnabled(Object context) {
    setBaseEnabled(snapshot(context).isPresent() || SelectedJob.of(context).flatMap(RunFromSnapshotHandler::last).isPresent());
  }

  /** The snapshot of the selection, else of the active editor; of the workspace, or open in its editor. */
  public static Optional<Path> snapshot(Object context) {
    return Stream.of(ISources.ACTIVE_MENU_SELECTION_NAME, ISources.ACTIVE_CURRENT_SELECTION_NAME).map(name -> HandlerUtil.getVariable(context, name))
        .map(RunFromSnapshotHandler::selected).flatMap(Optional::stream).findFirst()
        .or(() -> HandlerUtil.getVariable(context, ISources.ACTIVE_PART_NAME) instanceof IEditorPart editor
            && editor.getEditorInput() instanceof SnapshotInput input ? Optional.of(input.path()) : Optional.empty());
  }

  private static Optional<Path> selected(Object selection) {
    Object first = selection instanceof IStructuredSelection structured && structured.size() == 1 ? structured.getFirstElement() : null;
    IResource resource = first == null ? null : Adapters.adapt(first, IResource.class);
    if (resource == null || resource.getLocation() == null) {
      return Optional.empty();
    }
    if (resource instanceof IContainer folder) {
      return folder.exists(METADATA) ? Optional.of(folder.getLocation().toPath()) : Optional.empty();
    }
    return resource.getName().equals(METADATA.lastSegment()) ? Optional.of(resource.getLocation().removeLastSegments(1).toPath()) : Optional.empty();
  }

  private static Optional<Path> last(JobSession session) {
    return Stream.of(session.numbers().lastSavepoint(), session.numbers().lastCheckpoint()).flatMap(Optional::stream)
        .max(Comparator.comparingLong(SnapshotNote::timeMs)).flatMap(SnapshotNote::localPath);
  }
}
