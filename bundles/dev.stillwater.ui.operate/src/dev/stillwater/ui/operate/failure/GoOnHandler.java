package dev.stillwater.ui.operate.failure;

import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.SnapshotNote;
import dev.stillwater.ui.operate.launch.JobLaunches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Starts a job that has ended again from the last checkpoint or savepoint that it has completed, else from the one that it began with, with the settings it is run
 * with.
 *
 * <p>THREADING: UI thread; snapshots are looked for on another one.
 */
public final class GoOnHandler extends JobHandler {
  private static final String METADATA = "_metadata";

  @Override
  public boolean appliesTo(JobSession session) {
    return session.isEnded() && session.isLocal() && session.jobFile().isPresent() && hasSnapshot(session);
  }

  /** Whether there is a snapshot to go on from: one that the run has taken, or the one that it began with. */
  static boolean hasSnapshot(JobSession session) {
    return session.numbers().lastCheckpoint().isPresent() || session.numbers().lastSavepoint().isPresent() || session.numbers().restoredFrom().isPresent();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    if (PlatformUI.getWorkbench().saveAllEditors(false)) {
      Thread.ofVirtual().name("last-snapshot").start(() -> {
        String snapshot = last(session).map(Path::toString).orElse(CheckpointOverrides.LATEST);
        UiThread.post(window.getShell(), () -> launch(session, snapshot));
      });
    }
  }

  private static void launch(JobSession session, String snapshot) {
    try {
      DebugUITools.launch(JobLaunches.of(session.jobFile().orElseThrow(), snapshot), ILaunchManager.RUN_MODE);
    } catch (CoreException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
    }
  }

  /** The last snapshot of the run that is still there; of a process that was killed there may be a newer checkpoint than it had time to tell of. */
  public static Optional<Path> last(JobSession session) {
    Optional<SnapshotNote> checkpoint = session.numbers().lastCheckpoint();
    Optional<SnapshotNote> savepoint = session.numbers().lastSavepoint();
    Optional<Path> told = Stream.of(checkpoint, savepoint).flatMap(Optional::stream).sorted(Comparator.comparingLong(SnapshotNote::timeMs).reversed())
        .flatMap(note -> note.localPath().stream()).filter(path -> Files.isRegularFile(path.resolve(METADATA))).findFirst();
    Optional<Path> newer = checkpoint.flatMap(SnapshotNote::localPath).map(Path::getParent).flatMap(GoOnHandler::newest);
    boolean isNewer = newer.isPresent() && (told.isEmpty() || modified(newer.get()) > modified(told.get()));
    return (isNewer ? newer : told).or(() -> session.numbers().restoredFrom().flatMap(SnapshotNote::local).filter(path -> Files.isRegularFile(path.resolve(METADATA))));
  }

  private static Optional<Path> newest(Path folder) {
    java.io.File[] checkpoints = folder.toFile().listFiles(file -> file.getName().startsWith("chk-") && new java.io.File(file, METADATA).isFile());
    return checkpoints == null ? Optional.empty()
        : Stream.of(checkpoints).map(java.io.File::toPath).max(Comparator.comparingLong(GoOnHandler::modified));
  }

  private static long modified(Path snapshot) {
    return snapshot.resolve(METADATA).toFile().lastModified();
  }
}
