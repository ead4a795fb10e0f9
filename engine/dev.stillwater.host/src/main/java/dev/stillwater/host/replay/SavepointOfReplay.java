package dev.stillwater.host.replay;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.edit.SnapshotCopier;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the state at the end of a replay as a savepoint like any other, with the job that it belongs to beside it.
 *
 * <p>THREADING: stateless.
 */
final class SavepointOfReplay {
  private SavepointOfReplay() {
  }

  /**
   * Copies the savepoint to its place. Cost: as much as there is state.
   *
   * @param target a folder that does not exist yet
   * @throws SnapshotException if the target exists or cannot be written
   */
  static Path keep(Path savepoint, Path target, PreparedReplay prepared, ProgressListener listener) throws SnapshotException {
    Storage storage = Storage.local();
    SnapshotOptions options = SnapshotOptions.local();
    SnapshotCopier.copy(savepoint, target, options, listener);
    Optional<Sidecar> sidecar;
    try (SnapshotView copy = SnapshotReader.open(target, options, listener)) {
      sidecar = copy.sidecar();
    }
    if (sidecar.isPresent()) {
      Map<String, String> overrides = new TreeMap<>(prepared.overridesOfA());
      Manifest old = sidecar.get().manifest();
      // People look for it by the time at which it was taken; the replay's own time is what its timers wait on.
      Instant taken = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      Manifest manifest = new Manifest(old.formatVersion(), old.engineVersion(), old.jobName(), old.jobId(), old.checkpointId(), true, Optional.of(taken),
          old.label(), old.note(), overrides, old.uids(), old.names(), old.files(), old.states());
      SidecarFolder.write(storage, target, new Sidecar(manifest, Optional.of(prepared.a().loaded().text()), sidecar.get().sourcePositions(), prepared.jobPathOfA(),
          sidecar.get().jobTime()));
    }
    return target;
  }
}
