package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import java.nio.file.Path;

/**
 * Finds a snapshot from what a person names: a folder, its {@code _metadata}, or a zip or tar.gz of it.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotLocation {
  private SnapshotLocation() {
  }

  /** Opens the files. Cost: constant for folders, the whole archive for archives, which are unpacked into the scratch folder. */
  public static SnapshotFiles open(Path path, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
