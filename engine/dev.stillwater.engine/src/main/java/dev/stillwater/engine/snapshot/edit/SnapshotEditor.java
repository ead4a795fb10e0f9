package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * Changes a copy of a snapshot, of ours or of Flink's; the original is only read.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotEditor {
  private SnapshotEditor() {
  }

  /**
   * Writes a copy with all the edits applied together. The copy has metadata of version 3, relative pointers, all its files and a sidecar. It is opened and
   * checked before it is put in its place. Cost: the whole snapshot; entries are rewritten only where an edit needs it.
   *
   * @param source a folder, its {@code _metadata} or an archive
   * @param target a folder that does not exist yet
   * @param edits none for a plain copy with metadata of version 3
   * @throws SnapshotException.Refused if an edit names what is not there, contradicts another one, or would break the snapshot
   */
  public static EditReport edit(Path source, Path target, List<Edit> edits, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
