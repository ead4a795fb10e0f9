package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of one checkpoint in a folder.
 *
 * <p>THREADING: any thread. LIFECYCLE: {@link #begin}, then {@link #commit} or {@link #cancel}, then {@link #close}.
 */
final class SnapshotTarget implements CheckpointTarget {
  private final Storage storage;
  private final Optional<Path> sharedFolder;
  private final boolean isFull;
  private final SnapshotWriter writer;
  private final Cancelling listener;
  private final Map<String, OperatorWriter> operators = new HashMap<>();

  /** Tells those who write that it is of no use any more. */
  private static final class Cancelling implements ProgressListener {
    private volatile boolean isCancelled;

    @Override
    public void progressed(String what, long done, long total) {
      // Nobody watches single files.
    }

    @Override
    public boolean isCancelled() {
      return isCancelled;
    }
  }

  /**
   * Where a snapshot goes and what it may share.
   *
   * @param inlineBytesMax length up to which the state of a subtask stands in the metadata
   */
  record Place(Storage storage, Path folder, Optional<Path> sharedFolder, boolean isFull, int inlineBytesMax) {
  }

  private SnapshotTarget(Place place, SnapshotWriter writer, Cancelling listener) {
    storage = place.storage();
    sharedFolder = place.sharedFolder();
    isFull = place.isFull();
    this.writer = writer;
    this.listener = listener;
  }

  /** Makes the folder and lists the operators. */
  static SnapshotTarget begin(Place place, SnapshotIdentity identity, JobPlan plan) throws SnapshotException {
    Cancelling listener = new Cancelling();
    SnapshotWriter writer = SnapshotWriter.begin(place.storage(), place.folder(), identity, place.inlineBytesMax(), listener);
    SnapshotTarget target = new SnapshotTarget(place, writer, listener);
    for (TaskPlan task : plan.tasks()) {
      for (OperatorPlan operator : task.operators()) {
        target.operators.put(operator.operatorId(), writer.operator(operator.operatorId(), task.parallelism(), plan.maxParallelism()));
      }
    }
    return target;
  }

  @Override
  public OperatorWriter operator(String operatorId) {
    return operators.get(operatorId);
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Optional<Path> sharedFolder() {
    return sharedFolder;
  }

  @Override
  public boolean isFull() {
    return isFull;
  }

  @Override
  public ProgressListener listener() {
    return listener;
  }

  /** Puts the snapshot in its place. */
  SnapshotMetadata commit(Map<String, List<SourcePosition>> positions) throws SnapshotException {
    return writer.commit(positions);
  }

  /** Asks all who write to it to stop. */
  void cancel() {
    listener.isCancelled = true;
  }

  /** Removes what was not committed. */
  void close() {
    writer.close();
  }
}
