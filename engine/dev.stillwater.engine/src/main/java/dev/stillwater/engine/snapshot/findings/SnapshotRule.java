package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.SnapshotException;

/**
 * Looks for one kind of oddity in snapshots. Rules are found by ServiceLoader; another one is a class with a public constructor without parameters and a line
 * in {@code META-INF/services}.
 *
 * <p>THREADING: one thread. A rule keeps nothing between two snapshots.
 */
public interface SnapshotRule {
  /** Stable id, lower case with hyphens. */
  String id();

  /**
   * Adds what it finds. Cost: bounded by what the evidence reads of each state; a rule reads no state itself.
   *
   * @throws SnapshotException if something cannot be read, which becomes a finding; {@code Cancelled} ends the search
   */
  void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException;
}
