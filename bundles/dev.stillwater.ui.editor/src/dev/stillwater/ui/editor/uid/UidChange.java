package dev.stillwater.ui.editor.uid;

import dev.stillwater.model.LocalFolder;
import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.api.KnownSnapshots;
import dev.stillwater.ui.editor.api.KnownSnapshots.Found;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.policies.NoticeLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.osgi.util.NLS;

/**
 * Changes a uid, but asks first when snapshots are known that hold state under the old one.
 *
 * <p>THREADING: UI thread; snapshots are read elsewhere.
 */
public final class UidChange {
  private static final String ASKING = UidChange.class.getName() + ".asking";

  private final PipelineEditor editor;
  private final EditPartViewer viewer;
  private final ChangeUidCommand command;
  private final Runnable ended;
  private final String old;

  private UidChange(PipelineEditor editor, EditPartViewer viewer, ChangeUidCommand command, Runnable ended) {
    this.editor = editor;
    this.viewer = viewer;
    this.command = command;
    this.ended = ended;
    old = command.operator().getUid();
  }

  /**
   * Runs the command when no known snapshot holds state under the old uid, or when the user wants it all the same. While one change is looked into,
   * others are left alone.
   *
   * @param ended called when it is decided
   */
  public static void propose(PipelineEditor editor, ChangeUidCommand command, Runnable ended) {
    if (!(editor.getAdapter(GraphicalViewer.class) instanceof EditPartViewer viewer) || viewer.getProperty(ASKING) != null || !command.canExecute()) {
      return;
    }
    UidChange change = new UidChange(editor, viewer, command, ended);
    Optional<KnownSnapshots> snapshots = Optional.ofNullable(Adapters.adapt(editor, KnownSnapshots.class));
    if (change.old == null || change.old.isBlank() || snapshots.isEmpty()) {
      change.execute();
      ended.run();
    } else {
      viewer.setProperty(ASKING, change);
      change.look(snapshots.get());
    }
  }

  private void look(KnownSnapshots snapshots) {
    List<Path> folders = folders(editor, command.diagram());
    Job job = Job.create(Messages.UidChange_job, (ICoreRunnable) monitor -> {
      Found found;
      try {
        found = snapshots.holding(folders, old, monitor::isCanceled);
      } catch (IOException unreadable) {
        found = new Found(List.of(), folders);
      }
      Found result = found;
      UiThread.post(viewer.getControl(), () -> decide(result));
    });
    job.setPriority(Job.INTERACTIVE);
    job.schedule();
  }

  private void decide(Found found) {
    try {
      String uid = command.uid();
      if (found.holders().isEmpty()) {
        execute();
        NoticeLine.show(viewer, NLS.bind(found.unreadable().isEmpty() ? Messages.UidChange_done : Messages.UidChange_unreadable,
            new Object[] {old, uid, found.unreadable().size()}));
      } else if (UidChangeDialog.ask(viewer.getControl().getShell(), old, uid, found)) {
        execute();
      }
    } finally {
      viewer.setProperty(ASKING, null);
      ended.run();
    }
  }

  private void execute() {
    viewer.getEditDomain().getCommandStack().execute(command);
  }

  /** Where snapshots of the job are: anywhere in its project or beside its file, and in the folders that it names. */
  private static List<Path> folders(PipelineEditor editor, JobDiagram diagram) {
    List<Path> folders = new ArrayList<>();
    Optional<Path> base = diagram.file().map(Path::toAbsolutePath).map(Path::getParent);
    IFile file = editor.getAdapter(IFile.class) instanceof IFile found ? found : null;
    if (file != null && file.getProject().getLocation() != null) {
      folders.add(file.getProject().getLocation().toPath());
    } else {
      base.map(folder -> folder.resolve("out")).ifPresent(folders::add);
    }
    CheckpointSettings settings = diagram.job().getCheckpointing();
    if (settings != null && base.isPresent()) {
      for (String named : new String[] {settings.getDirectory(), settings.getSavepointDirectory()}) {
        if (named != null && !named.isBlank()) {
          folders.add(LocalFolder.resolve(base.get(), named));
        }
      }
    }
    return folders;
  }
}
