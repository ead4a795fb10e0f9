package dev.stillwater.host;

import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.RestartSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings.Kind;
import dev.stillwater.model.LocalFolder;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.RestartStrategy;
import dev.stillwater.model.job.RestartStrategyKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the engine is told about checkpoints, state backend and restarts: the settings of the job's file with those from outside in their place.
 *
 * <p>THREADING: immutable.
 *
 * @param checkpoints when checkpoints are taken and where they lie
 * @param backend where state lives
 * @param restart what happens after a failure
 * @param savepoints when savepoints are taken as long-term backups; empty for never
 * @param savepointDirectory folder of the savepoints that are asked for without naming one
 */
public record JobSettings(CheckpointSettings checkpoints, StateBackendSettings backend, RestartSettings restart, Optional<Savepoints> savepoints,
    Path savepointDirectory) {
  /**
   * Savepoints that are taken again and again.
   *
   * @param intervalMs time between two of them, in milliseconds
   * @param directory folder in which their folders are made
   */
  public record Savepoints(long intervalMs, Path directory) {
  }

  /** Interval of a job that sets none, when a folder for checkpoints is named from outside; in milliseconds. */
  static final long DEFAULT_INTERVAL_MS = 10_000;

  /**
   * The settings of a job.
   *
   * @param job a job without errors
   * @param baseFolder folder that relative paths of the job count from
   * @param jobName name of the job's file without its ending
   */
  public static JobSettings of(Job job, CheckpointOverrides overrides, Path baseFolder, String jobName) {
    StateBackendSettings backend = backend(job, overrides, baseFolder);
    return new JobSettings(checkpoints(job, overrides, baseFolder, jobName), backend, restart(job.getRestartStrategy()), savepoints(job, baseFolder, jobName),
        savepointDirectory(job, baseFolder, jobName));
  }

  /** The folder of the checkpoints of a job that names none: {@code out/<job>/checkpoints} beside the job's file. */
  static Path defaultDirectory(Path baseFolder, String jobName) {
    return baseFolder.resolve("out").resolve(jobName).resolve("checkpoints");
  }

  private static Optional<Savepoints> savepoints(Job job, Path baseFolder, String jobName) {
    dev.stillwater.model.job.CheckpointSettings model = job.getCheckpointing();
    if (model == null || model.getSavepointIntervalMs() <= 0) {
      return Optional.empty();
    }
    return Optional.of(new Savepoints(model.getSavepointIntervalMs(), savepointDirectory(job, baseFolder, jobName)));
  }

  private static Path savepointDirectory(Job job, Path baseFolder, String jobName) {
    dev.stillwater.model.job.CheckpointSettings model = job.getCheckpointing();
    boolean hasFolder = model != null && model.getSavepointDirectory() != null && !model.getSavepointDirectory().isBlank();
    return hasFolder ? LocalFolder.resolve(baseFolder, model.getSavepointDirectory()) : baseFolder.resolve("out").resolve(jobName).resolve("savepoints").toAbsolutePath();
  }

  private static CheckpointSettings checkpoints(Job job, CheckpointOverrides overrides, Path baseFolder, String jobName) {
    dev.stillwater.model.job.CheckpointSettings model = job.getCheckpointing();
    OptionalLong interval = overrides.intervalMs();
    if (interval.isEmpty() && model != null && model.getIntervalMs() > 0) {
      interval = OptionalLong.of(model.getIntervalMs());
    }
    if (interval.isEmpty() && overrides.directory().isPresent()) {
      interval = OptionalLong.of(DEFAULT_INTERVAL_MS);
    }
    Path own = model == null || model.getDirectory() == null || model.getDirectory().isBlank() ? defaultDirectory(baseFolder, jobName)
        : LocalFolder.resolve(baseFolder, model.getDirectory());
    Path directory = overrides.directory().orElse(own);
    if (model == null) {
      CheckpointSettings plain = CheckpointSettings.off();
      return new CheckpointSettings(interval, plain.mode(), plain.timeoutMs(), plain.minPauseMs(), plain.maxConcurrent(), plain.tolerableFailures(),
          overrides.retained().orElse(plain.retained()), plain.retention(), Optional.of(directory));
    }
    return new CheckpointSettings(interval, mode(model), model.getTimeoutMs(), model.getMinPauseMs(), model.getMaxConcurrent(), model.getTolerableFailures(),
        overrides.retained().orElse(model.getRetained()), retention(model), Optional.of(directory));
  }

  private static CheckpointMode mode(dev.stillwater.model.job.CheckpointSettings model) {
    return switch (model.getMode()) {
      case EXACTLY_ONCE -> CheckpointMode.EXACTLY_ONCE;
      case AT_LEAST_ONCE -> CheckpointMode.AT_LEAST_ONCE;
    };
  }

  private static CheckpointRetention retention(dev.stillwater.model.job.CheckpointSettings model) {
    return switch (model.getRetention()) {
      case RETAIN_ON_CANCELLATION -> CheckpointRetention.RETAIN_ON_CANCELLATION;
      case DELETE_ON_CANCELLATION -> CheckpointRetention.DELETE_ON_CANCELLATION;
      case DELETE -> CheckpointRetention.DELETE;
    };
  }

  private static StateBackendSettings backend(Job job, CheckpointOverrides overrides, Path baseFolder) {
    dev.stillwater.model.job.StateBackendSettings model = job.getStateBackend();
    Kind own = model == null ? Kind.FILESYSTEM : switch (model.getKind()) {
      case MEMORY -> Kind.MEMORY;
      case FILESYSTEM -> Kind.FILESYSTEM;
      case ROCKSDB -> Kind.ROCKSDB;
    };
    StateBackendSettings plain = StateBackendSettings.of(overrides.backend().orElse(own));
    if (model == null) {
      return plain;
    }
    Optional<Path> folder = model.getDirectory() == null || model.getDirectory().isBlank() ? Optional.empty()
        : Optional.of(LocalFolder.resolve(baseFolder, model.getDirectory()));
    return new StateBackendSettings(plain.kind(), folder, model.isIncremental(), plain.managedMemoryBytes(), plain.cacheBytes(), plain.memoryLimitBytes());
  }

  private static RestartSettings restart(RestartStrategy model) {
    if (model == null || model.getKind() == RestartStrategyKind.NONE) {
      return RestartSettings.none();
    }
    RestartSettings.Kind kind = switch (model.getKind()) {
      case NONE -> RestartSettings.Kind.NONE;
      case FIXED_DELAY -> RestartSettings.Kind.FIXED_DELAY;
      case EXPONENTIAL_DELAY -> RestartSettings.Kind.EXPONENTIAL_DELAY;
      case FAILURE_RATE -> RestartSettings.Kind.FAILURE_RATE;
    };
    return new RestartSettings(kind, model.getMaxAttempts(), model.getDelayMs(), model.getMaxDelayMs(), model.getBackoffMultiplier(),
        model.getMaxFailuresPerInterval(), model.getFailureIntervalMs());
  }
}
