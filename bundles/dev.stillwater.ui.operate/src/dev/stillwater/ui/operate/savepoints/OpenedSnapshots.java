package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.runtime.ILog;

/**
 * Notes in the user's catalogue what was opened in the IDE.
 *
 * <p>THREADING: any thread; the catalogue is written by another one.
 */
public final class OpenedSnapshots {
  private OpenedSnapshots() {
  }

  /** Notes that the snapshot was opened; returns at once. A catalogue that cannot be written is logged and keeps nobody from the snapshot. */
  public static void add(Path snapshot) {
    Thread.ofVirtual().name("savepoint-catalogue").start(() -> {
      try {
        SavepointCatalog.user().record(snapshot, By.OPENED);
      } catch (SnapshotException problem) {
        ILog.of(OpenedSnapshots.class).warn("The snapshot " + snapshot + " is not listed: " + problem.getMessage());
      } catch (IOException problem) {
        ILog.of(OpenedSnapshots.class).warn("The snapshot " + snapshot + " is not listed: " + IoReason.of(problem));
      }
    });
  }
}
