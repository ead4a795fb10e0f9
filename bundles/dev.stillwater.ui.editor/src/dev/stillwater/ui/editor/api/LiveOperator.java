package dev.stillwater.ui.editor.api;

import java.util.Objects;

/**
 * An operator of a running job in numbers. A number that is not known is {@link #UNKNOWN}, or not a number.
 *
 * <p>THREADING: immutable.
 *
 * @param uid the operator
 * @param parallelism number of its subtasks
 * @param flow what goes through it
 * @param shares what its task's time goes to
 * @param time how far it is in event time
 * @param snapshot its part in checkpoints
 * @param skew how many times the mean the fullest subtask gets of the records; 1 when all get as many
 */
public record LiveOperator(String uid, int parallelism, Flow flow, Shares shares, Time time, Snapshot snapshot, double skew) {
  /** Stands for a number that is not known. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /**
   * Records through an operator, all of the job's present attempt and those of the last seconds.
   *
   * @param recordsIn records that came in
   * @param recordsOut records that went out
   * @param inPerSecond records that come in, a second
   * @param outPerSecond records that go out, a second
   * @param lateRecords records that came too late
   * @param badLines lines that could not be read
   */
  public record Flow(long recordsIn, long recordsOut, double inPerSecond, double outPerSecond, long lateRecords, long badLines) {
  }

  /**
   * Shares of the time of an operator's task, in percent: of the busiest, the least idle and the most pressed subtask.
   *
   * @param busyPercent time at work
   * @param idlePercent time waited for input
   * @param pressedPercent time waited for room in outputs
   * @param queuedBatches batches that wait before the task
   * @param blockedChannels channels that wait there for the barriers of others
   */
  public record Shares(long busyPercent, long idlePercent, long pressedPercent, long queuedBatches, long blockedChannels) {
  }

  /**
   * Event time.
   *
   * @param watermarkMs the watermark, milliseconds since 1970
   * @param lagMs how far it is behind the clock, in milliseconds
   * @param isAtEnd whether all input has come
   */
  public record Time(long watermarkMs, long lagMs, boolean isAtEnd) {
  }

  /**
   * The last checkpoint or savepoint.
   *
   * @param checkpointId its number
   * @param durationMs how long the slowest subtask took, in milliseconds
   * @param alignmentMs how long barriers were waited for, in milliseconds
   * @param stateBytes size of the operator's state in it, in bytes
   * @param pendingAnswers subtasks of the task that have answered to the checkpoint that is on its way
   */
  public record Snapshot(long checkpointId, long durationMs, long alignmentMs, long stateBytes, long pendingAnswers) {
  }

  public LiveOperator {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(flow, "flow");
    Objects.requireNonNull(shares, "shares");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(snapshot, "snapshot");
  }
}
