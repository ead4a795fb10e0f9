package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.ui.operate.launch.KnownSnapshots;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;

/**
 * The launch configuration that one click means: of a job its newest snapshot, of a snapshot its own job, and compared with that the job as it is now.
 *
 * <p>THREADING: any thread but the UI thread, as it reads the disk.
 *
 * @param configuration the configuration, saved
 * @param isComplete whether nothing is left to say
 */
record ReplayDefaults(ILaunchConfiguration configuration, boolean isComplete) {
  /**
   * Finds the configuration, or makes it.
   *
   * @param type {@link ReplayLaunches#REPLAY} or {@link ReplayLaunches#COMPARISON}
   * @throws CoreException if configurations cannot be read or written, or the comparison file cannot be read
   */
  static ReplayDefaults of(String type, ReplayTarget target) throws CoreException {
    if (target.comparison().isPresent()) {
      return new ReplayDefaults(ReplayLaunches.of(target.comparison().get()), true);
    }
    Optional<Path> snapshot = target.snapshot().or(() -> target.jobs().stream().flatMap(job -> newest(job).stream()).findFirst());
    Optional<Sidecar> sidecar = snapshot.flatMap(ReplayDefaults::sidecar);
    // What an archive holds shows when it is replayed.
    boolean hasOwnJob = sidecar.flatMap(Sidecar::jobFile).isPresent() || snapshot.filter(Files::isRegularFile).isPresent();
    Optional<String> job = target.jobs().stream().reduce((first, second) -> second).or(() -> jobOf(sidecar))
        .filter(Files::isRegularFile).map(ReplayLaunches::text);
    String own = hasOwnJob ? VersionName.SNAPSHOT : "";
    if (type.equals(ReplayLaunches.COMPARISON)) {
      boolean isPair = target.jobs().size() > 1;
      String a = isPair ? ReplayLaunches.text(target.jobs().getFirst()) : own;
      return done(type, snapshot, a, job.orElse(""), isPair || snapshot.isPresent());
    }
    String version = target.snapshot().isPresent() && hasOwnJob ? own : job.orElse(own);
    return done(type, snapshot, version, "", snapshot.isPresent());
  }

  private static ReplayDefaults done(String type, Optional<Path> snapshot, String a, String b, boolean isComplete) throws CoreException {
    String named = b.isEmpty() ? a : b;
    String name = named.isEmpty() || named.equals(VersionName.SNAPSHOT) ? snapshot.map(path -> String.valueOf(path.getFileName())).orElse(Messages.name_replay)
        : named;
    boolean isVersionMissing = a.isEmpty() || type.equals(ReplayLaunches.COMPARISON) && b.isEmpty();
    return new ReplayDefaults(ReplayLaunches.of(type, snapshot, a, b, ReplayLaunches.name(type, name)).doSave(), isComplete && !isVersionMissing);
  }

  private static Optional<Path> newest(Path job) {
    return KnownSnapshots.of(Optional.of(job)).stream().filter(KnownSnapshots.Known::isOwn).map(KnownSnapshots.Known::path).findFirst();
  }

  /** What stands beside a snapshot; nothing where it cannot be read, which the replay itself will say. */
  static Optional<Sidecar> sidecar(Path snapshot) {
    try {
      return Files.isDirectory(snapshot) ? SidecarFolder.read(Storage.local(), snapshot) : Optional.empty();
    } catch (SnapshotException damaged) {
      ILog.of(ReplayDefaults.class).info(snapshot + " does not tell its job: " + damaged.getMessage());
      return Optional.empty();
    }
  }

  /** The file of the job that a snapshot was taken of, wherever it was. */
  static Optional<Path> jobOf(Optional<Sidecar> sidecar) {
    try {
      return sidecar.flatMap(Sidecar::jobPath).map(Path::of);
    } catch (InvalidPathException ofAnotherMachine) {
      return Optional.empty();
    }
  }
}
