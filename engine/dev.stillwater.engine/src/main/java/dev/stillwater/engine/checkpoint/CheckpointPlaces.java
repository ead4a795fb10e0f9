package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.checkpoint.PendingCheckpoint.Order;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.MemoryStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Where the snapshots of a job go and what they say about it.
 *
 * <p>THREADING: folders and the disk by the coordinator's thread, the rest by any.
 */
final class CheckpointPlaces {
  /** Folder of the snapshots that are kept in memory. */
  private static final Path IN_MEMORY = Path.of("memory").toAbsolutePath().getRoot().resolve("memory");
  /** Flink's execution.checkpointing.data-inline-threshold, in bytes. */
  private static final int INLINE_BYTES_MAX = 20 << 10;

  private final JobPlan plan;
  private final ExecutionOptions options;
  private final Storage checkpointStorage;
  private final Random random;
  private final Map<String, String> uids = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private volatile boolean standsAlone;

  CheckpointPlaces(JobPlan plan, ExecutionOptions options) {
    this.plan = plan;
    this.options = options;
    checkpointStorage = isInMemory(options) ? new MemoryStorage(options.backend().memoryLimitBytes()) : options.storage();
    random = new Random(options.seed());
    for (TaskPlan task : plan.tasks()) {
      for (OperatorPlan operator : task.operators()) {
        uids.put(operator.operatorId(), operator.uid());
        names.put(operator.operatorId(), operator.name());
      }
    }
  }

  private static boolean isInMemory(ExecutionOptions options) {
    return options.backend().kind() == StateBackendSettings.Kind.MEMORY;
  }

  /** Folder of the job's checkpoints; empty when none is set. */
  static Optional<Path> jobFolder(ExecutionOptions options) {
    return (isInMemory(options) ? Optional.of(IN_MEMORY) : options.checkpoints().directory()).map(folder -> folder.resolve(options.jobId()));
  }

  /** Folder of the files that the job's checkpoints share. */
  static Path sharedFolder(Path jobFolder) {
    return jobFolder.resolve("shared");
  }

  /** Says whether the next checkpoint may not point to files of others. */
  void standAlone(boolean newStandsAlone) {
    standsAlone = newStandsAlone;
  }

  /** Folder of a snapshot; of a checkpoint without any folder a name alone, which {@link #begin} refuses. */
  Path folder(long checkpointId, Order order) {
    if (order.request().isPresent()) {
      String digits = String.format("%012x", random.nextLong() & 0xffff_ffff_ffffL);
      return order.request().get().parent().resolve("savepoint-" + options.jobId().substring(0, 6) + "-" + digits);
    }
    return jobFolder(options).orElse(Path.of("")).resolve("chk-" + checkpointId);
  }

  /** The disk of a snapshot: a savepoint goes to a real one whatever the backend. */
  Storage storage(Order order) {
    return order.type().isSavepoint() ? options.storage() : checkpointStorage;
  }

  /** Makes the folder of a snapshot. Waits for the disk. */
  SnapshotTarget begin(PendingCheckpoint checkpoint) throws CheckpointException {
    Order order = checkpoint.order();
    boolean isCheckpoint = checkpoint.isCheckpoint();
    if (isCheckpoint && jobFolder(options).isEmpty()) {
      throw new CheckpointException(CheckpointFailureReason.IO_EXCEPTION, "No folder for checkpoints is set; give one with --checkpoint-dir.", null);
    }
    boolean isSharing = isCheckpoint && options.backend().kind() == StateBackendSettings.Kind.ROCKSDB && options.backend().isIncremental();
    Optional<Path> shared = isSharing ? jobFolder(options).map(CheckpointPlaces::sharedFolder) : Optional.empty();
    SnapshotIdentity identity = new SnapshotIdentity(checkpoint.checkpointId(), options.jobId(), plan.name(), !isCheckpoint,
        Instant.ofEpochMilli(checkpoint.triggerTimeMs()), order.label(), Optional.empty(), options.identity().jobFile(), options.identity().overrides(), uids, names,
        Map.of(), options.identity().jobPath());
    int inlineBytesMax = isCheckpoint && !isInMemory(options) ? INLINE_BYTES_MAX : 0;
    try {
      return SnapshotTarget.begin(new SnapshotTarget.Place(storage(order), checkpoint.folder(), shared, standsAlone, inlineBytesMax), identity, plan);
    } catch (SnapshotException | RuntimeException e) {
      throw new CheckpointException(CheckpointFailureReason.IO_EXCEPTION, sentence(e), e);
    }
  }

  /** Puts a snapshot in its place, or removes it. Waits for the disk. */
  SnapshotMetadata commit(PendingCheckpoint checkpoint, SnapshotTarget target) throws CheckpointException {
    try {
      return target.commit(checkpoint.positions());
    } catch (SnapshotException | RuntimeException e) {
      throw new CheckpointException(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE, sentence(e), e);
    } finally {
      target.close();
    }
  }

  /** Length of the metadata file; 0 where it cannot be told. */
  long metadataBytes(CompletedCheckpoint checkpoint) {
    try {
      Storage storage = checkpoint.type().isSavepoint() ? options.storage() : checkpointStorage;
      return storage.sizeBytes(checkpoint.folder().resolve(SnapshotLocation.METADATA_NAME));
    } catch (IOException e) {
      return 0;
    }
  }

  /** What happened, as a sentence for people. */
  static String sentence(Throwable failure) {
    String text = switch (failure) {
      case IOException io -> IoReason.of(io);
      case UncheckedIOException io -> IoReason.of(io);
      case OutOfMemoryError memory -> "The memory is used up: " + memory.getMessage() + ". Give the job more memory, or keep less in state";
      default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    };
    return text.endsWith(".") ? text : text + ".";
  }
}
