package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import java.nio.file.Path;

/**
 * Copies and moves snapshots together with their sidecars.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotCopier {
  private SnapshotCopier() {
  }

  /**
   * Copies a snapshot. The copy holds all its files: what lies outside the source's folder, such as shared files of an incremental checkpoint, is brought
   * along. Where all pointers are relative already, {@code _metadata} is copied byte for byte; otherwise it is written anew as version 3. Cost: the whole
   * snapshot.
   *
   * @param target a folder that does not exist yet
   */
  public static EditReport copy(Path source, Path target, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    throw new UnsupportedOperationException();
  }

  /**
   * Moves a snapshot: by renaming where it holds all its files and the target is on the same file system, else by copying, checking and removing.
   * What other snapshots still share stays where it is.
   *
   * @param target a folder that does not exist yet
   */
  public static EditReport move(Path source, Path target, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
