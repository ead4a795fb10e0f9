package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.util.List;

/**
 * Opens files of state also where they are shorter than the metadata says: what is there can be read up to their end.
 *
 * <p>THREADING: stateless.
 */
public final class StateFiles {
  private StateFiles() {
  }

  /**
   * The bytes that a handle points to.
   *
   * @param notes hears that the file is too short
   */
  public static ByteSource open(SnapshotFiles files, StreamHandle handle, List<String> notes) throws SnapshotException {
    try {
      return files.open(handle);
    } catch (Truncated e) {
      ByteSource whole = files.openWhole(handle);
      notes.add(e.getMessage());
      return whole;
    }
  }
}
