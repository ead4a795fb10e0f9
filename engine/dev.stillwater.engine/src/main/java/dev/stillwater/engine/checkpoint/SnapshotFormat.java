package dev.stillwater.engine.checkpoint;

/**
 * The form of a savepoint's keyed state.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink's SavepointFormatType.
 */
public enum SnapshotFormat {
  /** The same for all state backends; restores on any of them. */
  CANONICAL,
  /** The backend's own; faster, self-contained in the savepoint's folder. */
  NATIVE
}
