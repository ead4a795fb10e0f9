package dev.stillwater.engine.snapshot.sidecar;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder {@code <snapshot>.stillwater} beside a snapshot's folder. Inside it, Flink's own disposal of the snapshot would fail.
 *
 * <p>THREADING: stateless.
 */
public final class SidecarFolder {
  private SidecarFolder() {
  }

  /** Where the sidecar of a snapshot's folder is. */
  public static Path of(Path snapshotFolder) {
    return snapshotFolder.resolveSibling(snapshotFolder.getFileName() + ".stillwater");
  }

  /**
   * Reads the sidecar of a snapshot; empty if there is none.
   *
   * @throws SnapshotException if there is one and it is damaged or of a later version
   */
  public static Optional<Sidecar> read(Storage storage, Path snapshotFolder) throws SnapshotException {
    throw new UnsupportedOperationException();
  }

  /** Writes the sidecar of a snapshot, replacing one that is there; synced and renamed into place. */
  public static void write(Storage storage, Path snapshotFolder, Sidecar sidecar) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
