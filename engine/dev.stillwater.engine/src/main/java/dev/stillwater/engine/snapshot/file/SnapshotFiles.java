package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one snapshot: finds what its handles point to, wherever the snapshot was moved.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: close it; it holds a bounded number of files open.
 */
public interface SnapshotFiles extends AutoCloseable {
  /** The folder that holds {@code _metadata}; of an archive the folder that it was unpacked to. */
  Path folder();

  /** What the person named: a folder, a {@code _metadata} or an archive. */
  Path namedPath();

  /** The bytes of {@code _metadata}. */
  ByteSource metadata() throws SnapshotException;

  /**
   * The bytes that a handle points to. Opens the file at the first read.
   *
   * @throws SnapshotException.MissingFile if there is no such file
   * @throws SnapshotException.Truncated if the file is shorter than the handle says
   */
  ByteSource open(StreamHandle handle) throws SnapshotException;

  /**
   * The whole file that a handle points to, whatever length the handle says; the same as {@link #open} for handles that point to no whole file. The handles of
   * changelog files (type 10 and 13) need it: Flink does not count the flag at the start of the file in their length, and counts before it compresses.
   *
   * @throws SnapshotException.MissingFile if there is no such file
   */
  ByteSource openWhole(StreamHandle handle) throws SnapshotException;

  /** The file of a handle, as resolved; empty for handles inside the metadata. Does not say whether it exists. */
  Optional<Path> path(StreamHandle handle) throws SnapshotException;

  /** A new folder for scratch files, removed on close. */
  Path newScratchFolder(String purpose) throws SnapshotException;

  @Override
  void close();
}
