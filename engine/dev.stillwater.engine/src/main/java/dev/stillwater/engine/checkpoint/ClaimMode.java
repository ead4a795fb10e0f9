package dev.stillwater.engine.checkpoint;

/**
 * Who owns the snapshot that a job is started from.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink's RecoveryClaimMode.
 */
public enum ClaimMode {
  /** The job does: it deletes the snapshot when it is subsumed by later checkpoints, which may share its files. */
  CLAIM,
  /** Whoever gave it: the job never deletes it, and its first checkpoint shares no file with it. */
  NO_CLAIM
}
