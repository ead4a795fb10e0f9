package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.Comparison;
import dev.stillwater.model.JobFile;
import dev.stillwater.ui.operate.checkpoints.SelectedCheckpoint;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.launch.RunFromSnapshotHandler;
import dev.stillwater.ui.operate.savepoints.SavepointNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * What a command on replays means: a snapshot, a job or two, or a comparison file; the one that is selected, else the one in the active editor.
 *
 * <p>THREADING: UI thread; nothing is read from the disk.
 *
 * @param snapshot the snapshot
 * @param jobs job files; of two the first is version A
 * @param comparison a comparison file
 */
record ReplayTarget(Optional<Path> snapshot, List<Path> jobs, Optional<IFile> comparison) {
  /** Nothing that can be replayed. */
  static final ReplayTarget NONE = new ReplayTarget(Optional.empty(), List.of(), Optional.empty());
  private static final int VERSIONS = 2;

  ReplayTarget {
    jobs = List.copyOf(jobs);
  }

  /** What the context of a command means. */
  static ReplayTarget of(Object context) {
    return Stream.of(ISources.ACTIVE_MENU_SELECTION_NAME, ISources.ACTIVE_CURRENT_SELECTION_NAME).map(name -> selected(HandlerUtil.getVariable(context, name)))
        .filter(ReplayTarget::isPresent).findFirst().orElseGet(() -> edited(context));
  }

  /** Whether there is something that can be replayed. */
  boolean isPresent() {
    return snapshot.isPresent() || !jobs.isEmpty() || comparison.isPresent();
  }

  private static ReplayTarget selected(Object selection) {
    if (!(selection instanceof IStructuredSelection structured) || structured.isEmpty() || structured.size() > VERSIONS) {
      return NONE;
    }
    Object first = structured.getFirstElement();
    if (structured.size() == 1 && (first instanceof SavepointNode || first instanceof SelectedCheckpoint)) {
      Path path = Adapters.adapt(first, Path.class);
      JobSession session = Adapters.adapt(first, JobSession.class);
      return path == null ? NONE : new ReplayTarget(Optional.of(path), session == null ? List.of() : session.jobFile().stream().toList(), Optional.empty());
    }
    List<IFile> files = Stream.of(structured.toArray()).map(each -> Adapters.adapt(each, IFile.class)).filter(file -> file != null
        && file.getLocation() != null).toList();
    if (files.size() == structured.size() && files.stream().allMatch(file -> file.getName().endsWith(JobFile.SUFFIX))) {
      return new ReplayTarget(Optional.empty(), files.stream().map(file -> file.getLocation().toPath()).toList(), Optional.empty());
    }
    return files.size() == 1 && structured.size() == 1 ? ofComparison(files.getFirst()) : NONE;
  }

  private static ReplayTarget ofComparison(IFile file) {
    return file.getName().endsWith(Comparison.SUFFIX) ? new ReplayTarget(Optional.empty(), List.of(), Optional.of(file)) : NONE;
  }

  private static ReplayTarget edited(Object context) {
    Optional<Path> snapshot = RunFromSnapshotHandler.snapshot(context);
    if (snapshot.isPresent()) {
      return new ReplayTarget(snapshot, List.of(), Optional.empty());
    }
    IFile file = HandlerUtil.getVariable(context, ISources.ACTIVE_EDITOR_NAME) instanceof IEditorPart editor
        ? Adapters.adapt(editor.getEditorInput(), IFile.class) : null;
    if (file == null || file.getLocation() == null) {
      return NONE;
    }
    return file.getName().endsWith(JobFile.SUFFIX) ? new ReplayTarget(Optional.empty(), List.of(file.getLocation().toPath()), Optional.empty())
        : ofComparison(file);
  }
}
