package dev.stillwater.engine.snapshot.value;

/**
 * The namespace of state that belongs to a key alone.
 *
 * <p>THREADING: immutable.
 */
public enum VoidNamespaceValue {
  /** The only one. */
  INSTANCE
}
