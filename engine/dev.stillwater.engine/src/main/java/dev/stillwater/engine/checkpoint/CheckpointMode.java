package dev.stillwater.engine.checkpoint;

/**
 * What a checkpoint promises about records that come while its barriers are on their way.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink's CheckpointingMode.
 */
public enum CheckpointMode {
  /** Channels whose barrier has come wait for those of the others: each record is in the state once. */
  EXACTLY_ONCE,
  /** No channel waits: after a restore some records may be in the state twice. */
  AT_LEAST_ONCE
}
