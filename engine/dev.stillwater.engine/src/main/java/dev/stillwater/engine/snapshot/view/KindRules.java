package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the kind of a snapshot: the form from its handles, the purpose from the sidecar, the form, the folder's name or its pointers. Savepoints have
 * relative pointers, checkpoints absolute ones.
 *
 * <p>THREADING: stateless.
 */
final class KindRules {
  private static final String SAVEPOINT_FOLDER = "savepoint-";
  private static final String CHECKPOINT_FOLDER = "chk-";

  private KindRules() {
  }

  static SnapshotKind kind(SnapshotMetadata metadata, Path folder, Optional<Sidecar> sidecar) {
    List<KeyedHandle> handles = new ArrayList<>();
    for (OperatorMetadata operator : metadata.operators()) {
      operator.subtasks().forEach(subtask -> subtask.managedKeyed().ifPresent(handles::add));
    }
    Optional<Boolean> told = sidecar.map(found -> found.manifest().isSavepoint()).or(() -> toldByFolder(folder));
    if (handles.stream().anyMatch(KeyedHandle.Changelog.class::isInstance)) {
      return SnapshotKind.CHANGELOG_CHECKPOINT;
    }
    boolean isCanonical = !handles.isEmpty() && handles.stream().allMatch(handle -> handle instanceof KeyedHandle.KeyGroupsFile file && file.isCanonical());
    if (isCanonical) {
      return sidecar.isPresent() && !told.orElse(true) ? SnapshotKind.FULL_CHECKPOINT : SnapshotKind.CANONICAL_SAVEPOINT;
    }
    if (handles.isEmpty() && told.isEmpty()) {
      return SnapshotKind.STATELESS;
    }
    boolean isSavepoint = told.orElseGet(() -> hasRelativePointers(metadata));
    if (isSavepoint) {
      return handles.isEmpty() ? SnapshotKind.CANONICAL_SAVEPOINT : SnapshotKind.NATIVE_SAVEPOINT;
    }
    return handles.stream().anyMatch(KindRules::isIncremental) ? SnapshotKind.INCREMENTAL_CHECKPOINT : SnapshotKind.FULL_CHECKPOINT;
  }

  /** Whether table files of RocksDB are shared with other checkpoints; a full checkpoint has its own. */
  private static boolean isIncremental(KeyedHandle handle) {
    return handle instanceof KeyedHandle.RocksDbFiles files && !files.sharedFiles().isEmpty();
  }

  private static Optional<Boolean> toldByFolder(Path folder) {
    String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
    if (name.startsWith(SAVEPOINT_FOLDER)) {
      return Optional.of(true);
    }
    return name.startsWith(CHECKPOINT_FOLDER) ? Optional.of(false) : Optional.empty();
  }

  private static boolean hasRelativePointers(SnapshotMetadata metadata) {
    return metadata.operators().stream().flatMap(operator -> operator.subtasks().stream()).anyMatch(KindRules::hasRelativePointers);
  }

  private static boolean hasRelativePointers(SubtaskMetadata subtask) {
    if (subtask.managedOperator().isPresent() && subtask.managedOperator().get().stream() instanceof StreamHandle.RelativeFile) {
      return true;
    }
    return switch (subtask.managedKeyed().orElse(null)) {
      case KeyedHandle.KeyGroupsFile file -> file.stream() instanceof StreamHandle.RelativeFile;
      case KeyedHandle.RocksDbFiles files -> files.header() instanceof StreamHandle.RelativeFile
          || files.sharedFiles().stream().anyMatch(file -> file.stream() instanceof StreamHandle.RelativeFile);
      case null, default -> false;
    };
  }
}
