package dev.stillwater.engine.snapshot;

/**
 * What kind of snapshot something is, told from its handles (and from the sidecar where there is one).
 *
 * <p>THREADING: immutable.
 */
public enum SnapshotKind {
  /** Savepoint in the form that every backend restores. */
  CANONICAL_SAVEPOINT("savepoint", "canonical"),
  /** Savepoint in the form of its backend. */
  NATIVE_SAVEPOINT("savepoint", "native"),
  /** Checkpoint that holds all of its state. */
  FULL_CHECKPOINT("checkpoint", "full"),
  /** Checkpoint that shares files with others. */
  INCREMENTAL_CHECKPOINT("checkpoint", "incremental"),
  /** Checkpoint that consists of materialised state and changes. */
  CHANGELOG_CHECKPOINT("checkpoint", "changelog"),
  /** Snapshot without keyed state in a folder that does not tell. */
  STATELESS("snapshot", "without keyed state");

  private final String purpose;
  private final String form;

  SnapshotKind(String purpose, String form) {
    this.purpose = purpose;
    this.form = form;
  }

  /** {@code savepoint}, {@code checkpoint} or, where it cannot be told, {@code snapshot}. */
  public String purpose() {
    return purpose;
  }

  /** {@code canonical}, {@code native}, {@code full}, {@code incremental}, {@code changelog} or {@code without keyed state}. */
  public String form() {
    return form;
  }
}
