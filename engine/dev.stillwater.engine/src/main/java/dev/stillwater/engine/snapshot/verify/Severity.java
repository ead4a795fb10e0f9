package dev.stillwater.engine.snapshot.verify;

/**
 * How bad a finding is.
 *
 * <p>THREADING: immutable.
 */
public enum Severity {
  /** A restore fails, or restores something else than what was meant. */
  ERROR,
  /** A restore works; a person should look at it all the same. */
  WARNING
}
