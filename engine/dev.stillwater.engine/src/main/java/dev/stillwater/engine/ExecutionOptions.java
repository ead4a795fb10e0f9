package dev.stillwater.engine;

import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.RestartSettings;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.ThreadScheduler;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a job is run with: threads and time, disk, console, its id, where its state lives, when checkpoints are taken, what it begins with and what happens when
 * it fails.
 *
 * <p>THREADING: immutable.
 *
 * @param scheduler threads and time
 * @param storage the disk
 * @param console where console sinks print
 * @param jobId id of the run, 32 hexadecimal digits
 * @param checkpoints when checkpoints are taken; off unless set
 * @param backend where the state lives; {@code filesystem} unless set
 * @param restarts what happens after a failure; the job ends unless set
 * @param restore the snapshot to begin with
 * @param identity what snapshots say about the job
 * @param seed from which the names of savepoints' folders follow
 * @param shared objects that operators find among those that their subtasks share, by {@link dev.stillwater.engine.task.ChainContext#sharedKey}
 */
public record ExecutionOptions(Scheduler scheduler, Storage storage, ConsoleOutput console, String jobId, CheckpointSettings checkpoints,
    StateBackendSettings backend, RestartSettings restarts, Optional<RestoreSettings> restore, Identity identity, long seed, Map<String, Object> shared) {
  private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{32}");

  /**
   * What stands in the sidecars of a job's snapshots.
   *
   * <p>THREADING: immutable.
   *
   * @param jobFile the job as it runs, as the text of a job file
   * @param overrides the parameters it runs with in place of its file's, as {@code UID.PARAM} to value
   * @param jobPath where the job file is, absolute
   */
  public record Identity(Optional<String> jobFile, Map<String, String> overrides, Optional<String> jobPath) {
    /** Nothing known but what the plan says. */
    public static final Identity NONE = new Identity(Optional.empty(), Map.of());

    public Identity {
      Objects.requireNonNull(jobFile, "jobFile");
      overrides = Map.copyOf(overrides);
      Objects.requireNonNull(jobPath, "jobPath");
    }

    /** A job that is in no file. */
    public Identity(Optional<String> jobFile, Map<String, String> overrides) {
      this(jobFile, overrides, Optional.empty());
    }
  }

  public ExecutionOptions {
    Objects.requireNonNull(scheduler, "scheduler");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(console, "console");
    Objects.requireNonNull(checkpoints, "checkpoints");
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(restarts, "restarts");
    Objects.requireNonNull(restore, "restore");
    Objects.requireNonNull(identity, "identity");
    shared = Map.copyOf(shared);
    if (!JOB_ID.matcher(jobId).matches()) {
      throw new IllegalArgumentException("'" + jobId + "' is no job id, which has 32 lower-case hexadecimal digits.");
    }
  }

  /** Real threads, this machine's clock and disk, a new job id; no checkpoints, no restarts. */
  public static ExecutionOptions threaded(ConsoleOutput console) {
    UUID random = UUID.randomUUID();
    return of(new ThreadScheduler(), console, random.toString().replace("-", ""), random.getLeastSignificantBits());
  }

  /** The calling thread alone, in an order that follows from the seed, with a clock that jumps to when there is something to do. */
  public static ExecutionOptions stepped(long seed, ConsoleOutput console) {
    return stepped(new StepScheduler(seed), seed, console);
  }

  /** The same with a scheduler that the caller has made, on which it may run steps of its own. */
  public static ExecutionOptions stepped(Scheduler scheduler, long seed, ConsoleOutput console) {
    Random random = new Random(seed);
    return of(scheduler, console, String.format("%016x%016x", random.nextLong(), random.nextLong()), seed);
  }

  private static ExecutionOptions of(Scheduler scheduler, ConsoleOutput console, String jobId, long seed) {
    return new ExecutionOptions(scheduler, Storage.local(), console, jobId, CheckpointSettings.off(),
        StateBackendSettings.of(StateBackendSettings.Kind.FILESYSTEM), RestartSettings.none(), Optional.empty(), Identity.NONE, seed, Map.of());
  }

  /** The same with another disk. */
  public ExecutionOptions withStorage(Storage other) {
    return new ExecutionOptions(scheduler, other, console, jobId, checkpoints, backend, restarts, restore, identity, seed, shared);
  }

  /** The same with another job id, 32 lower-case hexadecimal digits. */
  public ExecutionOptions withJobId(String other) {
    return new ExecutionOptions(scheduler, storage, console, other, checkpoints, backend, restarts, restore, identity, seed, shared);
  }

  /** The same with other checkpoints. */
  public ExecutionOptions withCheckpoints(CheckpointSettings other) {
    return new ExecutionOptions(scheduler, storage, console, jobId, other, backend, restarts, restore, identity, seed, shared);
  }

  /** The same with another state backend. */
  public ExecutionOptions withBackend(StateBackendSettings other) {
    return new ExecutionOptions(scheduler, storage, console, jobId, checkpoints, other, restarts, restore, identity, seed, shared);
  }

  /** The same with other restarts. */
  public ExecutionOptions withRestarts(RestartSettings other) {
    return new ExecutionOptions(scheduler, storage, console, jobId, checkpoints, backend, other, restore, identity, seed, shared);
  }

  /** The same, beginning with a snapshot. */
  public ExecutionOptions withRestore(RestoreSettings other) {
    return new ExecutionOptions(scheduler, storage, console, jobId, checkpoints, backend, restarts, Optional.of(other), identity, seed, shared);
  }

  /** The same with what snapshots say about the job. */
  public ExecutionOptions withIdentity(Identity other) {
    return new ExecutionOptions(scheduler, storage, console, jobId, checkpoints, backend, restarts, restore, other, seed, shared);
  }

  /** The same with objects for operators to find, by {@link dev.stillwater.engine.task.ChainContext#sharedKey}. */
  public ExecutionOptions withShared(Map<String, Object> other) {
    return new ExecutionOptions(scheduler, storage, console, jobId, checkpoints, backend, restarts, restore, identity, seed, other);
  }
}
