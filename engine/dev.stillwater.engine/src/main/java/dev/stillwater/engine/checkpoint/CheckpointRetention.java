package dev.stillwater.engine.checkpoint;

/**
 * What happens to a job's checkpoints when the job is cancelled or fails. Those of a job that finished stay.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink's ExternalizedCheckpointRetention.
 */
public enum CheckpointRetention {
  /** They stay. */
  RETAIN_ON_CANCELLATION,
  /** They are deleted when the job is cancelled, and stay when it fails. */
  DELETE_ON_CANCELLATION,
  /** They are deleted in both cases. */
  DELETE
}
