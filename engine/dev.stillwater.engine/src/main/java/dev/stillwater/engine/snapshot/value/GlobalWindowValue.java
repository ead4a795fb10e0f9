package dev.stillwater.engine.snapshot.value;

/**
 * The one window that holds everything.
 *
 * <p>THREADING: immutable.
 */
public enum GlobalWindowValue {
  /** The only one. */
  INSTANCE
}
