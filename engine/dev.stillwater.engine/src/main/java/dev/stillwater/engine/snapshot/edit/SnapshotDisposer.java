package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes snapshots and their sidecars without harm to others.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotDisposer {
  private SnapshotDisposer() {
  }

  /**
   * Removes a snapshot, its sidecar, and those of its shared files that no other snapshot beside it points to. Cost: the metadata of all snapshots beside it.
   *
   * @throws SnapshotException.Refused if another snapshot points to a file in the snapshot's own folder, or the folder holds what is no part of it
   */
  public static EditReport dispose(Path snapshot, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(snapshot, options, listener)) {
      Disposal disposal = Disposal.plan(view, options, listener);
      List<String> changes = new ArrayList<>();
      if (disposal.sharedFiles() > 0) {
        changes.add(disposal.sharedFiles() + " shared files that no other snapshot points to are removed.");
      }
      int files = disposal.ownFiles() + disposal.sharedFiles();
      changes.addAll(disposal.execute());
      return new EditReport(disposal.folder(), changes, files, disposal.ownBytes());
    }
  }
}
