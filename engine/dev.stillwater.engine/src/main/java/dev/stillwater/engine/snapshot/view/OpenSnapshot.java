package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.snapshot.keyed.RocksInstances;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot open for reading.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: close it.
 */
public final class OpenSnapshot implements SnapshotView {
  private static final String WINDOW_CONTENTS = "window-contents";

  private final SnapshotFiles files;
  private final RocksInstances rocks;
  private final SnapshotMetadata metadata;
  private final Optional<Sidecar> sidecar;
  private final List<String> notes;
  private final SnapshotKind kind;
  private final List<OperatorView> operators = new ArrayList<>();

  private OpenSnapshot(SnapshotFiles files, SnapshotMetadata metadata, Optional<Sidecar> sidecar, List<String> notes) {
    this.files = files;
    this.metadata = metadata;
    this.sidecar = sidecar;
    this.notes = notes;
    rocks = new RocksInstances(files);
    kind = KindRules.kind(metadata, files.folder(), sidecar);
    metadata.operators().forEach(operator -> operators.add(new OpenOperator(this, operator)));
  }

  /** Opens a snapshot. Cost: reads the metadata and the sidecar, and unpacks an archive. */
  public static OpenSnapshot open(Path path, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    SnapshotFiles files = SnapshotLocation.open(path, options, listener);
    try {
      SnapshotMetadata metadata = MetadataReader.read(files.metadata());
      List<String> notes = new ArrayList<>();
      Optional<Sidecar> sidecar = Optional.empty();
      try {
        sidecar = SidecarFolder.read(options.storage(), files.folder());
      } catch (SnapshotException e) {
        notes.add("What stands beside the snapshot cannot be read and is left out: " + e.getMessage());
      }
      return new OpenSnapshot(files, metadata, sidecar, List.copyOf(notes));
    } catch (SnapshotException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  @Override
  public SnapshotMetadata metadata() {
    return metadata;
  }

  @Override
  public SnapshotFiles files() {
    return files;
  }

  @Override
  public SnapshotKind kind() {
    return kind;
  }

  @Override
  public Optional<Sidecar> sidecar() {
    return sidecar;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  Optional<Sidecar.Manifest> manifest() {
    return sidecar.map(Sidecar::manifest);
  }

  RocksInstances rocks() {
    return rocks;
  }

  @Override
  public List<OperatorView> operators() {
    return List.copyOf(operators);
  }

  @Override
  public Optional<OperatorView> operatorOfUid(String uid) {
    return operators.stream().filter(operator -> operator.uid().equals(Optional.of(uid))).findFirst().or(() -> operator(OperatorIds.ofUid(uid)));
  }

  @Override
  public Optional<OperatorView> operator(String operatorId) {
    return operators.stream().filter(operator -> operator.operatorId().equals(operatorId)).findFirst();
  }

  /** What is to be said of an operator whose timers Flink left out of the snapshot. Cost: the headers of all operators. */
  Optional<String> lostTimers(OpenOperator operator) throws SnapshotException {
    boolean isRocksDb = operator.metadata().subtasks().stream().anyMatch(subtask -> subtask.managedKeyed().orElse(null) instanceof KeyedHandle.RocksDbFiles);
    if (!isRocksDb || hasTimers(operator)) {
      return Optional.empty();
    }
    if (hasWindows(operator)) {
      return Optional.of("The timers of the windows are missing: Flink leaves timers that are kept in memory out of native savepoints of RocksDB. "
          + "Restored from here, these windows never fire.");
    }
    for (OperatorView other : operators) {
      if (hasTimers(other)) {
        return Optional.empty();
      }
    }
    for (OperatorView other : operators) {
      if (hasWindows(other)) {
        return Optional.of("If this operator uses timers, they are missing: Flink leaves timers that are kept in memory out of native savepoints of RocksDB.");
      }
    }
    return Optional.empty();
  }

  private static boolean hasTimers(OperatorView operator) throws SnapshotException {
    return operator.states().stream().anyMatch(state -> state.kind() == StateKind.TIMER);
  }

  private static boolean hasWindows(OperatorView operator) throws SnapshotException {
    // Windows of ours fire by the watermark alone, without timers.
    return operator.states().stream().anyMatch(state -> state.name().equals(WINDOW_CONTENTS)
        && state.valueSerializer().flatMap(Serializers::rowType).isEmpty());
  }

  @Override
  public void close() {
    rocks.close();
    files.close();
  }
}
