package dev.stillwater.engine.checkpoint;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When checkpoints are taken and what becomes of them.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: the execution.checkpointing options of Flink 2.3; its defaults.
 *
 * @param intervalMs time between the starts of two periodic checkpoints in milliseconds, at least 10; empty when none are taken
 * @param mode what is promised
 * @param timeoutMs time after which a checkpoint that is not complete fails, in milliseconds
 * @param minPauseMs time between the end of a checkpoint and the start of the next one, in milliseconds
 * @param maxConcurrent number of checkpoints that may be on their way at once
 * @param tolerableFailures number of checkpoints in a row that may fail before the job does
 * @param retained number of completed checkpoints that are kept, at least 1
 * @param retention what happens to them when the job is cancelled or fails
 * @param directory folder below which the job's folder is made, named by its id
 */
public record CheckpointSettings(OptionalLong intervalMs, CheckpointMode mode, long timeoutMs, long minPauseMs, int maxConcurrent, int tolerableFailures,
    int retained, CheckpointRetention retention, Optional<Path> directory) {
  /** Shortest interval, in milliseconds. */
  public static final long INTERVAL_MS_MIN = 10;

  public CheckpointSettings {
    Objects.requireNonNull(intervalMs, "intervalMs");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(directory, "directory");
    if (intervalMs.isPresent() && intervalMs.getAsLong() < INTERVAL_MS_MIN || timeoutMs < INTERVAL_MS_MIN || minPauseMs < 0 || maxConcurrent < 1
        || tolerableFailures < 0 || retained < 1) {
      throw new IllegalArgumentException("The checkpoint settings are out of range: interval " + intervalMs + ", timeout " + timeoutMs + ", pause " + minPauseMs
          + ", concurrent " + maxConcurrent + ", tolerable failures " + tolerableFailures + ", retained " + retained + ".");
    }
  }

  /** The same without a folder, for those whose checkpoints do not go to a disk. */
  public CheckpointSettings withoutDirectory() {
    return new CheckpointSettings(intervalMs, mode, timeoutMs, minPauseMs, maxConcurrent, tolerableFailures, retained, retention, Optional.empty());
  }

  /** No periodic checkpoints; savepoints can be taken all the same. */
  public static CheckpointSettings off() {
    return new CheckpointSettings(OptionalLong.empty(), CheckpointMode.EXACTLY_ONCE, 600_000, 0, 1, 0, 1, CheckpointRetention.RETAIN_ON_CANCELLATION,
        Optional.empty());
  }

  /** Checkpoints at the interval into a folder, all else as Flink's defaults. */
  public static CheckpointSettings every(long intervalMs, Path directory) {
    return new CheckpointSettings(OptionalLong.of(intervalMs), CheckpointMode.EXACTLY_ONCE, 600_000, 0, 1, 0, 1, CheckpointRetention.RETAIN_ON_CANCELLATION,
        Optional.of(directory));
  }
}
