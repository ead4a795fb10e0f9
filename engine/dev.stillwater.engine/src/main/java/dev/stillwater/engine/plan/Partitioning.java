package dev.stillwater.engine.plan;

import java.util.Locale;

/**
 * How the records of a stream are spread over the subtasks of its target.
 *
 * <p>THREADING: immutable.
 */
public enum Partitioning {
  /** Subtask n to subtask n. */
  FORWARD,
  /** By key group. */
  HASH,
  /** Round robin. */
  REBALANCE,
  /** Every record to every subtask. */
  BROADCAST;

  /** The word in plans and messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
