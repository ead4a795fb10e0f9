package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot open for reading: ours or Flink's, of any version and form. Read only and lazy; runs no code from it.
 *
 * <p>Memory stays bounded whatever the size: the metadata, one header for each subtask, one entry. The files are opened when first needed.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: made by {@code SnapshotReader.open}; close it.
 */
public interface SnapshotView extends AutoCloseable {
  /** What the metadata says. O(1). */
  SnapshotMetadata metadata();

  /** Where the bytes are. O(1). */
  SnapshotFiles files();

  /** Kind, told from the handles. O(1). */
  SnapshotKind kind();

  /** The sidecar that stands beside one of our own snapshots. O(1). */
  Optional<Sidecar> sidecar();

  /** What is odd about the snapshot as a whole: a sidecar that cannot be read. O(1). */
  default List<String> notes() {
    return List.of();
  }

  /** The operators in the order of the metadata. O(1). */
  List<OperatorView> operators();

  /** The operator with the uid; also found by the hash of the uid where the snapshot has ids alone. Cost: number of operators. */
  Optional<OperatorView> operatorOfUid(String uid);

  /** The operator with the id. Cost: number of operators. */
  Optional<OperatorView> operator(String operatorId);

  @Override
  void close();
}
