package dev.stillwater.model;

import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.RestartStrategy;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;

/**
 * The rules of the job's own settings: parallelism, checkpoints, restarts.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class SettingRules {
  /** The range of Flink: {@code KeyGroupRangeAssignment.UPPER_BOUND_MAX_PARALLELISM}. */
  static final int MAX_PARALLELISM_MAX = 32768;

  /** The least interval of Flink: {@code CheckpointCoordinatorConfiguration.MINIMAL_CHECKPOINT_TIME}. */
  static final long INTERVAL_MS_MIN = 10;

  /** Below this interval, in milliseconds, a warning is given. */
  private static final long INTERVAL_MS_WISE_MIN = 100;

  /** Above this interval, in milliseconds, a warning is given. */
  private static final long INTERVAL_MS_WISE_MAX = 3_600_000;

  /** Savepoints are complete and stay, so that more of them soon fill a disk; in milliseconds. */
  private static final long SAVEPOINT_INTERVAL_MS_MIN = 1000;

  private SettingRules() {}

  /** Cost: constant. */
  static void check(Job job, ProblemList problems) {
    if (job.getName() == null || job.getName().isBlank()) {
      problems.add(ProblemPlace.of(job, "name").warning("name-missing", "The job has no name.", "Give it one; people see it beside every snapshot."));
    }
    if (job.getOperators().isEmpty()) {
      problems.add(ProblemPlace.of(job, "operators").warning("job-empty", "The job has no operators, so it does nothing.",
          "Add a source, a sink and a stream between them."));
    }
    checkParallelism(job, problems);
    if (job.getCheckpointing() != null) {
      checkCheckpointing(job.getCheckpointing(), problems);
    }
    if (job.getStateBackend() != null) {
      checkDirectory(job.getStateBackend(), "directory", job.getStateBackend().getDirectory(), problems);
    }
    if (job.getRestartStrategy() != null) {
      checkRestart(job.getRestartStrategy(), problems);
    }
  }

  /** Whether the bound is one that parallelisms can be held against. */
  static boolean isMaxParallelismValid(Job job) {
    return job.getMaxParallelism() >= 1 && job.getMaxParallelism() <= MAX_PARALLELISM_MAX;
  }

  private static void checkParallelism(Job job, ProblemList problems) {
    if (!isMaxParallelismValid(job)) {
      problems.add(ProblemPlace.of(job, "maxParallelism").error("max-parallelism-invalid",
          "The max parallelism is " + job.getMaxParallelism() + ", expected 1 to " + MAX_PARALLELISM_MAX + ".",
          "Set it to 128 unless the job needs more subtasks; it cannot change without rewriting state."));
    }
    if (job.getDefaultParallelism() < 1) {
      problems.add(ProblemPlace.of(job, "defaultParallelism").error("parallelism-invalid",
          "The default parallelism is " + job.getDefaultParallelism() + ", expected 1 or more.", "Set it to 1 or more."));
    } else if (isMaxParallelismValid(job) && job.getDefaultParallelism() > job.getMaxParallelism()) {
      problems.add(ProblemPlace.of(job, "defaultParallelism").error("parallelism-too-high",
          "The default parallelism is " + job.getDefaultParallelism() + ", above the max parallelism of " + job.getMaxParallelism() + ".",
          "Lower it to " + job.getMaxParallelism() + " or less, or raise the max parallelism of a job that has no saved state yet."));
    }
  }

  private static void checkCheckpointing(CheckpointSettings settings, ProblemList problems) {
    if (settings.getIntervalMs() != 0 && settings.getIntervalMs() < INTERVAL_MS_MIN) {
      problems.add(ProblemPlace.of(settings, "intervalMs").error("checkpoint-interval-invalid",
          "The checkpoint interval is " + settings.getIntervalMs() + " ms, expected " + INTERVAL_MS_MIN + " ms or more, or 0 for no checkpoints.",
          "Set it to " + INTERVAL_MS_MIN + " ms or more."));
    }
    if (settings.getIntervalMs() >= INTERVAL_MS_MIN && settings.getIntervalMs() < INTERVAL_MS_WISE_MIN) {
      problems.add(ProblemPlace.of(settings, "intervalMs").warning("checkpoint-interval-short",
          "The checkpoint interval is " + settings.getIntervalMs() + " ms: the job spends much of its time on checkpoints.",
          "Set it to a second or more, unless results of exactly-once sinks must appear sooner."));
    }
    if (settings.getIntervalMs() > INTERVAL_MS_WISE_MAX) {
      problems.add(ProblemPlace.of(settings, "intervalMs").warning("checkpoint-interval-long",
          "The checkpoint interval is " + settings.getIntervalMs() / 60_000 + " min: after a failure as much input is processed again.",
          "Set it to some minutes or less, and take savepoints as long-term backups."));
    }
    checkDirectory(settings, "directory", settings.getDirectory(), problems);
    checkDirectory(settings, "savepointDirectory", settings.getSavepointDirectory(), problems);
    if (settings.getSavepointIntervalMs() != 0) {
      atLeast(settings, "savepointIntervalMs", settings.getSavepointIntervalMs(), SAVEPOINT_INTERVAL_MS_MIN, problems);
    }
    atLeast(settings, "timeoutMs", settings.getTimeoutMs(), INTERVAL_MS_MIN, problems);
    atLeast(settings, "minPauseMs", settings.getMinPauseMs(), 0, problems);
    atLeast(settings, "maxConcurrent", settings.getMaxConcurrent(), 1, problems);
    atLeast(settings, "tolerableFailures", settings.getTolerableFailures(), 0, problems);
    atLeast(settings, "retained", settings.getRetained(), 1, problems);
  }

  /** Snapshots of the embedded engine lie in local folders, which may be written as file URIs; other file systems need a cluster. */
  private static void checkDirectory(EObject settings, String feature, String directory, ProblemList problems) {
    Optional<String> scheme = LocalFolder.foreignScheme(directory == null ? "" : directory);
    scheme.ifPresent(found -> problems.add(ProblemPlace.of(settings, feature).error("directory-not-local",
        "The folder '" + ParameterValues.shown(directory) + "' is of the file system '" + found + "', which only a cluster reaches.",
        "Name a local folder, as a path or as file:///path.")));
  }

  private static void checkRestart(RestartStrategy strategy, ProblemList problems) {
    atLeast(strategy, "maxAttempts", strategy.getMaxAttempts(), 0, problems);
    atLeast(strategy, "delayMs", strategy.getDelayMs(), 0, problems);
    atLeast(strategy, "maxDelayMs", strategy.getMaxDelayMs(), strategy.getDelayMs(), problems);
    atLeast(strategy, "maxFailuresPerInterval", strategy.getMaxFailuresPerInterval(), 1, problems);
    atLeast(strategy, "failureIntervalMs", strategy.getFailureIntervalMs(), 1, problems);
    if (!(strategy.getBackoffMultiplier() >= 1)) {
      problems.add(ProblemPlace.of(strategy, "backoffMultiplier").error("setting-invalid",
          "backoffMultiplier is " + strategy.getBackoffMultiplier() + ", expected 1 or more.", "Set it to 1 or more."));
    }
  }

  private static void atLeast(EObject settings, String feature, long found, long minimum, ProblemList problems) {
    if (found < minimum) {
      problems.add(ProblemPlace.of(settings, feature).error("setting-invalid",
          feature + " is " + found + ", expected " + minimum + " or more.", "Set it to " + minimum + " or more."));
    }
  }
}
