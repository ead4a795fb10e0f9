package dev.stillwater.cli;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files that a snapshot consists of: its metadata and all that its handles point to, each counted once.
 *
 * <p>THREADING: immutable.
 *
 * @param fileCount number of files that exist
 * @param sizeBytes their length together
 * @param missing files that the snapshot points to and that are not there, as they were looked for
 */
record ReferencedFiles(int fileCount, long sizeBytes, Set<String> missing) {
  /** Looks at every handle; cost: their number. */
  static ReferencedFiles of(SnapshotView snapshot, Storage storage) {
    Collector collector = new Collector(snapshot);
    snapshot.metadata().streamHandles().forEach(collector::add);
    int count = 1;
    long bytes = metadataBytes(snapshot);
    for (Path path : collector.paths) {
      try {
        bytes += storage.sizeBytes(path);
        count++;
      } catch (IOException unreachable) {
        collector.missing.add(path.toString());
      }
    }
    return new ReferencedFiles(count, bytes, collector.missing);
  }

  private static long metadataBytes(SnapshotView snapshot) {
    try {
      return snapshot.files().metadata().sizeBytes();
    } catch (SnapshotException gone) {
      return 0;
    }
  }

  /** Walks over the handles. */
  private static final class Collector {
    private final SnapshotView snapshot;
    private final Set<Path> paths = new LinkedHashSet<>();
    private final Set<String> missing = new TreeSet<>();

    Collector(SnapshotView snapshot) {
      this.snapshot = snapshot;
    }

    void add(StreamHandle handle) {
      StreamHandle stream = handle instanceof StreamHandle.KeyGroupStream nested ? nested.stream() : handle;
      try {
        snapshot.files().path(stream).ifPresent(paths::add);
      } catch (SnapshotException unresolved) {
        missing.add(unresolved.found().map(found -> found.replace("nothing at ", "")).orElse(unresolved.file()));
      }
    }
  }
}
