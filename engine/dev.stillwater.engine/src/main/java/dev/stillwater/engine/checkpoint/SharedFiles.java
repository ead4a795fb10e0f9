package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts which completed checkpoints point to which shared files, so that a file is deleted with the last of them.
 *
 * <p>THREADING: the coordinator's thread.
 *
 * <p>SOURCE: Flink's {@code SharedStateRegistry}.
 */
final class SharedFiles {
  private final Map<Path, Integer> references = new HashMap<>();

  /** Counts the shared files of a checkpoint. Cost: its handles. */
  void register(Path folder, SnapshotMetadata metadata) {
    of(folder, metadata).forEach(file -> references.merge(file, 1, Integer::sum));
  }

  /** Takes a checkpoint out; the files that nobody points to any more. Cost: its handles. */
  List<Path> release(Path folder, SnapshotMetadata metadata) {
    List<Path> unused = new ArrayList<>();
    for (Path file : of(folder, metadata)) {
      if (references.merge(file, -1, Integer::sum) <= 0) {
        references.remove(file);
        unused.add(file);
      }
    }
    return unused;
  }

  /** The files that some checkpoint points to. */
  Set<Path> inUse() {
    return Set.copyOf(references.keySet());
  }

  /** The files outside of its folder that a checkpoint points to. */
  static Set<Path> of(Path folder, SnapshotMetadata metadata) {
    Path own = folder.toAbsolutePath().normalize();
    Set<Path> shared = new TreeSet<>();
    for (StreamHandle handle : metadata.streamHandles()) {
      path(own, handle).filter(file -> !file.startsWith(own)).ifPresent(shared::add);
    }
    return shared;
  }

  private static Optional<Path> path(Path folder, StreamHandle handle) {
    return switch (handle) {
      case StreamHandle.AbsoluteFile file -> absolute(file.path());
      case StreamHandle.Segment segment -> absolute(segment.path());
      case StreamHandle.RelativeFile file -> Optional.of(folder.resolve(file.path()).normalize());
      case StreamHandle.KeyGroupStream stream -> path(folder, stream.stream());
      case StreamHandle.Inline inline -> Optional.empty();
      case StreamHandle.EmptySegment empty -> Optional.empty();
    };
  }

  /** A path or a URI of a file; what lies elsewhere, on HDFS for example, is none of ours. */
  private static Optional<Path> absolute(String text) {
    if (text.startsWith("file:")) {
      return Optional.of(Path.of(URI.create(text).getPath()).normalize());
    }
    return text.contains("://") ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath().normalize());
  }
}
