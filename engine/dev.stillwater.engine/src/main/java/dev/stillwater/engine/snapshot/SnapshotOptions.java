package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.file.ConfinedStorage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How a snapshot is opened.
 *
 * <p>THREADING: immutable.
 *
 * @param storage the disk
 * @param root folder below which absolute pointers are looked for in place of the rule of {@code docs/formats/snapshot.md}
 * @param scratchFolder folder for unpacked archives and for links to RocksDB's files; what is made there is removed on close
 */
public record SnapshotOptions(Storage storage, Optional<Path> root, Path scratchFolder) {
  /** Reads from this machine's disk; scratch below the system's folder for temporary files. */
  public static SnapshotOptions local() {
    return new SnapshotOptions(Storage.local(), Optional.empty(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** As {@link #local}, for a snapshot from strangers: nothing is read but itself and what belongs to it. */
  public static SnapshotOptions confined(Path snapshot) {
    return confined(snapshot, Set.of());
  }

  /** The same with files elsewhere that a person has allowed. */
  public static SnapshotOptions confined(Path snapshot, Set<Path> granted) {
    return new SnapshotOptions(new ConfinedStorage(Storage.local(), snapshot, granted), Optional.empty(), local().scratchFolder());
  }

  /** The same with a root. */
  public SnapshotOptions withRoot(Path folder) {
    return new SnapshotOptions(storage, Optional.of(folder), scratchFolder);
  }
}
