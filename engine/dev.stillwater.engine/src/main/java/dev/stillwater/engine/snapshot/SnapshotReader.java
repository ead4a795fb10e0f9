package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.view.OpenSnapshot;
import java.nio.file.Path;

/**
 * Opens snapshots.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotReader {
  private SnapshotReader() {
  }

  /**
   * Opens a snapshot: a folder, its {@code _metadata} or an archive. Cost: reads the metadata (and unpacks an archive); no state is read.
   *
   * @throws SnapshotException if it is no snapshot, or its metadata is damaged or of an unknown version
   */
  public static SnapshotView open(Path path, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    return OpenSnapshot.open(path, options, listener);
  }
}
