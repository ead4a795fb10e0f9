package dev.stillwater.engine;

import dev.stillwater.engine.checkpoint.CheckpointCoordinator;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.checkpoint.CheckpointStore;
import dev.stillwater.engine.checkpoint.CheckpointStore.Kept;
import dev.stillwater.engine.checkpoint.CheckpointTracker;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.RestorePlan;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.inputlog.InputLogSite;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.RestoreSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The snapshots that a job may begin an attempt with, and what becomes of them at its end.
 *
 * <p>THREADING: the master's thread; before the first step the one that starts the job.
 */
final class JobSnapshots {
  private final JobPlan plan;
  private final ExecutionOptions options;
  private final CheckpointTracker tracker;
  private final CheckpointStore store;
  private boolean hasBegun;

  JobSnapshots(JobPlan plan, ExecutionOptions options, CheckpointTracker tracker, CheckpointStore.Worker worker) {
    this.plan = plan;
    this.options = options;
    this.tracker = tracker;
    store = new CheckpointStore(options.checkpoints().retained(), worker, tracker::discarded);
  }

  CheckpointStore store() {
    return store;
  }

  /** The state for the next attempt: the latest checkpoint, else the snapshot that the job was started from, else none. Waits for the disk. */
  RestoreSource restore(CheckpointCoordinator coordinator, long nowMs) {
    boolean isFirst = !hasBegun;
    hasBegun = true;
    if (isFirst) {
      jobFolder().ifPresent(folder -> CheckpointStore.removeLeftovers(options.storage(), folder));
    }
    Optional<Kept> latest = store.latest();
    if (latest.isPresent()) {
      CompletedCheckpoint checkpoint = latest.get().checkpoint();
      RestorePlan restore = RestorePlan.of(plan, checkpoint.folder(), latest.get().storage(), true);
      restored(restore, checkpoint.type().isSavepoint(), nowMs);
      return restore;
    }
    if (options.restore().isEmpty()) {
      return RestoreSource.NONE;
    }
    RestoreSettings settings = options.restore().get();
    RestorePlan restore = RestorePlan.of(plan, settings, options.storage(), listener());
    boolean isClaimed = settings.claimMode() == ClaimMode.CLAIM;
    if (isFirst) {
      coordinator.restored(restore.checkpointId(), isClaimed);
    }
    if (isFirst && isClaimed) {
      claim(settings.snapshot(), restore);
    }
    restored(restore, restore.isSavepoint(), nowMs);
    return restore;
  }

  /** Who may stop the job from outside. */
  private ProgressListener listener() {
    return (ProgressListener) options.shared().getOrDefault(ChainContext.sharedKey("", ProgressListener.class), ProgressListener.NONE);
  }

  private void restored(RestorePlan restore, boolean isSavepoint, long nowMs) {
    tracker.restored(new CheckpointStatistics.Restored(restore.checkpointId(), nowMs, isSavepoint, restore.folder().toString()));
  }

  /** The snapshot is the job's own from now on, and is deleted when a later checkpoint takes its place. */
  private void claim(Path snapshot, RestorePlan restore) {
    if (!options.storage().isDirectory(snapshot) && !snapshot.endsWith(SnapshotLocation.METADATA_NAME)) {
      throw new JobFailureException(new JobFailure(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), "The archive " + snapshot
          + " cannot be claimed, as a job deletes what it has claimed. Unpack it and name the folder, or use the claim mode NO_CLAIM.", Optional.empty()));
    }
    CheckpointType type = restore.isSavepoint() ? CheckpointType.SAVEPOINT : CheckpointType.CHECKPOINT;
    store.add(new Kept(new CompletedCheckpoint(restore.checkpointId(), type, restore.folder(), Optional.empty(), 0, 0, 0, 0, restore.metadata()),
        options.storage(), true));
  }

  private Optional<Path> jobFolder() {
    boolean isOnDisk = options.backend().kind() != StateBackendSettings.Kind.MEMORY;
    return isOnDisk ? options.checkpoints().directory().map(folder -> folder.resolve(options.jobId())) : Optional.empty();
  }

  /** The job is over and nobody writes any more: removes all checkpoints or just what failed ones have left. */
  void end(boolean isDeleted) {
    if (isDeleted) {
      store.discardAll();
      jobFolder().ifPresent(folder -> store.discardInputLogs(options.storage(), folder.resolve(InputLogSite.FOLDER)));
    }
    Storage storage = options.storage();
    jobFolder().ifPresent(folder -> store.tidy(storage, folder, folder.resolve("shared")));
  }
}
