package dev.stillwater.host;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.JobVersion;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.catalog.StartedRun;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a run tells its user's catalogue: the savepoints taken of it and the snapshot it began with. A catalogue that cannot be written is logged and harms
 * no run.
 *
 * <p>THREADING: any thread.
 */
public final class RunBooks {
  private static final Logger LOGGER = System.getLogger(RunBooks.class.getName());

  private final SavepointCatalog catalog;
  private final JobRun run;
  private final AtomicBoolean isStartTold = new AtomicBoolean();

  RunBooks(SavepointCatalog catalog, JobRun run) {
    this.catalog = catalog;
    this.run = run;
  }

  /** The catalogue. */
  public SavepointCatalog catalog() {
    return catalog;
  }

  /** Notes a savepoint that was taken, and writes the note into its sidecar. Reads the disk. */
  public void record(Path savepoint, By by, Optional<String> note) {
    try {
      if (note.isPresent()) {
        Optional<String> label = SidecarFolder.read(Storage.local(), savepoint).flatMap(sidecar -> sidecar.manifest().label());
        SidecarFolder.relabel(Storage.local(), savepoint, label, note);
      }
      catalog.record(savepoint, by);
    } catch (SnapshotException e) {
      LOGGER.log(Level.WARNING, "The savepoint " + savepoint + " is not in the catalogue: " + e.getMessage());
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The savepoint " + savepoint + " is not in the catalogue, which cannot be written: " + IoReason.of(e));
    }
  }

  /** As {@link #record}, by a thread of its own. */
  void recordSoon(Path savepoint, By by) {
    Thread.ofPlatform().daemon(false).name("savepoint-catalogue").start(() -> record(savepoint, by, Optional.empty()));
  }

  /** Notes once that the run has begun with its snapshot, when all its subtasks have taken their state. */
  public void tellStart() {
    Optional<RestoreSettings> restore = run.restore();
    if (restore.isEmpty() || !run.running().isInitialized() || !isStartTold.compareAndSet(false, true)) {
      return;
    }
    ExecutionOptions.Identity identity = run.identity();
    Path snapshot = restore.get().snapshot();
    try {
      catalog.recordStart(snapshot, entry -> new StartedRun(run.running().jobId(), run.running().plan().name(), identity.jobPath(),
          identity.jobFile().map(text -> JobVersion.of(text, identity.overrides())), System.currentTimeMillis(), entry.id(), entry.path(),
          System.getProperty("user.name", "")));
    } catch (SnapshotException e) {
      LOGGER.log(Level.WARNING, "The catalogue does not tell that the run began with " + snapshot + ": " + e.getMessage());
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The catalogue does not tell that the run began with " + snapshot + ", as it cannot be written: " + IoReason.of(e));
    }
  }
}
