package dev.stillwater.testkit.simulation;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.RestartSettings;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.host.LatestCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/**
 * One job that lives through crashes until it is finished: each life begins with the newest checkpoint of those before, at a parallelism and with settings that the
 * seed decides.
 *
 * <p>THREADING: one thread.
 */
final class Simulation {
  private static final Path CHECKPOINTS = SimulatedJob.FOLDER.resolve("checkpoints");
  private static final Path SAVEPOINTS = SimulatedJob.FOLDER.resolve("savepoints");
  private static final long STOP_NANOS_MAX = 60_000_000;
  private static final int LIVES_MAX = 12;
  private static final int CRASH_CALL_MAX = 250;
  private static final long STEP_NANOS_MAX = 100_000;
  private static final long LIFE_MS = 3_600_000;
  private static final int TIMEOUT_MS_ENOUGH = 1000;

  private static final Scheduler.Listener LISTENER = new Scheduler.Listener() {
    @Override
    public void finished(Step step) {
      // It ends with the job.
    }

    @Override
    public void failed(Step step, Throwable cause) {
      throw new AssertionError(cause);
    }
  };

  private final SimulatedJob job;
  private final StateBackendSettings.Kind backend;
  private final Random random;
  /** Of its own, so that it changes nothing else that a seed decides. */
  private final Random pausing;
  private final SimulatedDisk disk;
  private long timeMs;
  private int crashes;
  private int restores;
  private int snapshots;
  private int stops;
  private int failures;
  private int pauses;
  private Optional<CompletedCheckpoint> stoppedWith = Optional.empty();

  /** Makes a simulation whose every decision follows from the seed. */
  Simulation(SimulatedJob job, StateBackendSettings.Kind backend, long seed) {
    this.job = job;
    this.backend = backend;
    random = new Random(seed);
    pausing = new Random(~seed);
    disk = new SimulatedDisk(random.nextLong(), () -> timeMs);
    job.inputs().forEach(disk::put);
  }

  /** Lives until the job is finished; what goes wrong later is for the caller to check. */
  void run(SnapshotCheck check) throws IOException {
    for (int life = 0; life < LIVES_MAX; life++) {
      boolean isLast = life == LIVES_MAX - 1;
      boolean isFinished = live(!isLast);
      if (disk.isCrashed()) {
        crashes++;
        disk.restart();
        isFinished = false;
      } else {
        disk.endProcess();
      }
      disk.faults(DiskFaults.NONE);
      snapshots += check.check(disk.storage(), CHECKPOINTS);
      if (isFinished) {
        return;
      }
    }
    throw new AssertionError("the job did not finish in a life without faults");
  }

  /** One life in which nothing goes wrong. */
  void runUndisturbed() throws IOException {
    live(false);
  }

  /** One life; whether the job finished in it. */
  private boolean live(boolean isDisturbed) throws IOException {
    timeMs += LIFE_MS;
    StepScheduler scheduler = new StepScheduler(random.nextLong(), STEP_NANOS_MAX, timeMs);
    DisturbedScheduler disturbed = new DisturbedScheduler(scheduler, random.nextLong());
    Storage storage = disk.storage();
    CompiledJob compiled = job.compiled(1 + random.nextInt(3));
    ExecutionOptions options = ExecutionOptions.stepped(isDisturbed ? disturbed : scheduler, random.nextLong(), lines -> { }).withStorage(storage).withCheckpoints(settings(isDisturbed))
        .withBackend(StateBackendSettings.of(backend)).withRestarts(RestartSettings.fixedDelay(random.nextInt(3), random.nextInt(20)));
    LatestCheckpoint.settle(storage, CHECKPOINTS);
    Optional<Path> latest = newest(LatestCheckpoint.find(storage, CHECKPOINTS, job.name()).folder());
    if (latest.isPresent()) {
      restores++;
      ClaimMode claimMode = random.nextBoolean() ? ClaimMode.CLAIM : ClaimMode.NO_CLAIM;
      options = options.withRestore(new RestoreSettings(latest.get(), false, claimMode));
    }
    if (isDisturbed) {
      disk.faults(new Chaos(disk, scheduler.clock(), random, CRASH_CALL_MAX));
    }
    try {
      JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(), options);
      boolean isStop = random.nextInt(3) > 0;
      SnapshotFormat format = random.nextBoolean() ? SnapshotFormat.CANONICAL : SnapshotFormat.NATIVE;
      Stopper stopper = new Stopper(execution, scheduler.clock(), random.nextLong(STOP_NANOS_MAX), SAVEPOINTS, format, isStop);
      if (isDisturbed && random.nextBoolean()) {
        scheduler.start(stopper, LISTENER);
      }
      Pauser pauser = new Pauser(execution, scheduler.clock(), pausing.nextLong());
      if (isDisturbed && pausing.nextInt(3) == 0) {
        scheduler.start(pauser, LISTENER);
      }
      execution.run();
      pauses += pauser.pauses();
      return isFinished(execution, stopper, isDisturbed);
    } catch (JobFailureException cannotStart) {
      if (!isDisturbed) {
        throw cannotStart;
      }
      return false;
    } finally {
      failures += disturbed.failures();
      timeMs = Math.max(timeMs, scheduler.clock().currentTimeMs());
    }
  }

  /** The newest checkpoint or the savepoint with which the job was stopped last, whichever was taken later. */
  private Optional<Path> newest(Optional<Path> checkpoint) {
    return stoppedWith.filter(savepoint -> checkpoint.isEmpty() || numberOf(checkpoint.get()) < savepoint.checkpointId()).map(CompletedCheckpoint::folder).or(() -> checkpoint);
  }

  private static long numberOf(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private boolean isFinished(JobExecution execution, Stopper stopper, boolean isDisturbed) {
    JobState state = execution.status().state();
    if (!isDisturbed && state != JobState.FINISHED) {
      throw new AssertionError("without faults the job ended as " + state + ": " + execution.status().failure());
    }
    stopper.stoppedWith().ifPresent(savepoint -> {
      stops++;
      stoppedWith = Optional.of(savepoint);
    });
    return state == JobState.FINISHED && stopper.stoppedWith().isEmpty();
  }

  /** Where nothing goes wrong the time for a checkpoint is long enough: one that expires would rightly end the job. */
  private CheckpointSettings settings(boolean isDisturbed) {
    return new CheckpointSettings(OptionalLong.of(10 + random.nextInt(30)), CheckpointMode.EXACTLY_ONCE, 10 + random.nextInt(500) + (isDisturbed ? 0 : TIMEOUT_MS_ENOUGH), random.nextInt(20),
        1 + random.nextInt(2), random.nextInt(3), 1 + random.nextInt(3), CheckpointRetention.RETAIN_ON_CANCELLATION, Optional.of(CHECKPOINTS));
  }

  /** The rows of all sinks, without headers, each with how often it is there; hidden files do not count. */
  Map<String, Integer> rows() throws IOException {
    Map<String, Integer> rows = new TreeMap<>();
    for (Path sink : job.sinks()) {
      List<Path> files = disk.storage().isDirectory(sink) ? disk.storage().list(sink) : List.of(sink);
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(".")) {
          disk.text(file).orElse("").lines().skip(1).forEach(row -> rows.merge(sink.getFileName() + ": " + row, 1, Integer::sum));
        }
      }
    }
    return rows;
  }

  /** Number of crashes. */
  int crashes() {
    return crashes;
  }

  /** Number of lives that began with a checkpoint. */
  int restores() {
    return restores;
  }

  /** Number of times the job was stopped with a savepoint. */
  int stops() {
    return stops;
  }

  /** Number of failures of subtasks by themselves. */
  int failures() {
    return failures;
  }

  /** Number of times that a subtask was told to stand still. */
  int pauses() {
    return pauses;
  }

  /** Number of snapshots that were checked. */
  int snapshots() {
    return snapshots;
  }

  /** Looks at the snapshots that are on the disk after a life. */
  @FunctionalInterface
  interface SnapshotCheck {
    /** Throws if one of them is not what it should be; how many there were. */
    int check(Storage storage, Path checkpoints) throws IOException;
  }
}
