package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a snapshot that Flink restores from: metadata of version 3, canonical key-group files, operator state, and the sidecar beside it. Nothing can be seen
 * at the target before {@link #commit}, and all of it afterwards; see {@link SnapshotStaging} for the order.
 *
 * <p>THREADING: one thread; the writers of the subtasks may each be used by another one. LIFECYCLE: {@link #begin}, operators, {@link #commit}; close it in
 * any case, which removes what was not committed.
 */
public final class SnapshotWriter implements AutoCloseable {
  /** Version of the engine that stands in the manifest; a test holds it to the version of the build. */
  public static final String ENGINE_VERSION = "0.1.0";
  private static final int METADATA_VERSION = 3;
  private static final int MANIFEST_VERSION = 1;

  private final SnapshotStaging staging;
  private final SnapshotIdentity identity;
  private final ProgressListener listener;
  private final List<OperatorWriter> operators = new ArrayList<>();
  private final List<String> operatorIds = new ArrayList<>();

  private SnapshotWriter(SnapshotStaging staging, SnapshotIdentity identity, ProgressListener listener) {
    this.staging = staging;
    this.identity = identity;
    this.listener = listener;
  }

  /**
   * Begins a snapshot at a folder that must not exist yet. What an interrupted write of the same folder left is removed.
   *
   * @throws SnapshotException.Refused if there is something at the place
   */
  public static SnapshotWriter begin(Storage storage, Path folder, SnapshotIdentity identity, ProgressListener listener) throws SnapshotException {
    return new SnapshotWriter(SnapshotStaging.begin(storage, folder, listener), identity, listener);
  }

  /**
   * The same for a checkpoint.
   *
   * @param inlineBytesMax length up to which the state of a subtask stands in the metadata in place of a file, in bytes
   */
  public static SnapshotWriter begin(Storage storage, Path folder, SnapshotIdentity identity, int inlineBytesMax, ProgressListener listener)
      throws SnapshotException {
    SnapshotStaging staging = SnapshotStaging.begin(storage, folder, listener);
    staging.keepInline(inlineBytesMax);
    return new SnapshotWriter(staging, identity, listener);
  }

  /** Adds an operator; the order is kept. Cost: number of operators. */
  public OperatorWriter operator(String operatorId, int parallelism, int maxParallelism) throws SnapshotException {
    if (operatorIds.contains(operatorId)) {
      throw new IllegalArgumentException("The operator " + operatorId + " is in the snapshot already.");
    }
    listener.progressed("writing operator " + identity.uids().getOrDefault(operatorId, operatorId), operators.size(), -1);
    StagedFile.checkCancelled(listener, staging.target());
    OperatorWriter writer = new OperatorWriter(staging, identity.checkpointId(), operatorId, parallelism, maxParallelism);
    operatorIds.add(operatorId);
    operators.add(writer);
    return writer;
  }

  /**
   * Writes metadata and sidecar and puts the snapshot in its place.
   *
   * @return the metadata as written
   * @throws IllegalStateException if the state of a subtask was begun and not finished
   */
  public SnapshotMetadata commit() throws SnapshotException {
    return commit(identity.sourcePositions());
  }

  /** The same with positions that were not known at the beginning, by operator id. */
  public SnapshotMetadata commit(Map<String, List<SourcePosition>> sourcePositions) throws SnapshotException {
    List<OperatorMetadata> metadata = operators.stream().map(OperatorWriter::metadata).toList();
    List<StateCount> counts = operators.stream().flatMap(operator -> operator.counts().stream()).toList();
    SnapshotMetadata snapshot = new SnapshotMetadata(METADATA_VERSION, identity.checkpointId(), List.of(), metadata, 0);
    Manifest manifest = new Manifest(MANIFEST_VERSION, ENGINE_VERSION, identity.jobName(), identity.jobId(), identity.checkpointId(),
        identity.isSavepoint(), Optional.of(identity.triggerTime()), identity.label(), identity.note(), identity.overrides(), identity.uids(),
        identity.names(), List.of(), counts);
    staging.commit(snapshot, Optional.of(new Sidecar(manifest, identity.jobFile(), sourcePositions, identity.jobPath())), folder -> { });
    return snapshot;
  }

  @Override
  public void close() {
    staging.close();
  }
}
