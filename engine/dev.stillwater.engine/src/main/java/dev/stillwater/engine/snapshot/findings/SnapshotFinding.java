package dev.stillwater.engine.snapshot.findings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something odd about a snapshot that whoever was handed it should know.
 *
 * <p>THREADING: immutable.
 *
 * @param rule id of the rule that found it
 * @param level how much it matters
 * @param text what it is, one sentence or two
 * @param evidence what it was seen by: files, keys, numbers
 * @param remedy what to do; empty where there is nothing to be done
 * @param operator label of the operator; empty when it concerns the snapshot
 * @param state name of the state; empty when it concerns no single one
 */
public record SnapshotFinding(String rule, Level level, String text, List<String> evidence, String remedy, Optional<String> operator, Optional<String> state) {
  /** How much a finding matters. */
  public enum Level {
    /** A restore fails or loses something. */
    ERROR,
    /** A restore works; trouble is near. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  public SnapshotFinding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(level, "level");
    evidence = List.copyOf(evidence);
  }
}
