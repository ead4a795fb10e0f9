package dev.stillwater.cli;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
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
    snapshot.metadata().operators().forEach(collector::add);
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

    void add(OperatorMetadata operator) {
      operator.coordinatorState().ifPresent(this::add);
      for (SubtaskMetadata subtask : operator.subtasks()) {
        add(subtask.managedOperator());
        add(subtask.rawOperator());
        subtask.managedKeyed().ifPresent(this::add);
        subtask.rawKeyed().ifPresent(this::add);
        subtask.inputChannels().forEach(this::add);
        subtask.outputChannels().forEach(this::add);
      }
    }

    private void add(Optional<OperatorStateHandle> handle) {
      handle.ifPresent(present -> add(present.stream()));
    }

    private void add(ChannelHandle handle) {
      add(handle.stream());
    }

    private void add(KeyedHandle handle) {
      switch (handle) {
        case KeyedHandle.KeyGroupsFile file -> add(file.stream());
        case KeyedHandle.RocksDbFiles files -> {
          add(files.header());
          files.sharedFiles().forEach(file -> add(file.stream()));
          files.privateFiles().forEach(file -> add(file.stream()));
        }
        case KeyedHandle.Changelog log -> {
          log.materialized().forEach(this::add);
          log.changes().forEach(this::add);
        }
        case KeyedHandle.ChangelogFiles files -> files.streams().forEach(stream -> add(stream.stream()));
        case KeyedHandle.ChangelogInline inline -> { }
      }
    }

    private void add(StreamHandle handle) {
      StreamHandle stream = handle instanceof StreamHandle.KeyGroupStream nested ? nested.stream() : handle;
      try {
        snapshot.files().path(stream).ifPresent(paths::add);
      } catch (SnapshotException unresolved) {
        missing.add(unresolved.found().map(found -> found.replace("nothing at ", "")).orElse(unresolved.file()));
      }
    }
  }
}
