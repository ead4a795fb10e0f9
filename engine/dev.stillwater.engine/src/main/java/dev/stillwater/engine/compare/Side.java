package dev.stillwater.engine.compare;

/**
 * One of the two versions that are compared.
 *
 * <p>THREADING: immutable.
 */
public enum Side {
  /** The first version. */
  A,
  /** The second version. */
  B;

  /** The other one. */
  public Side other() {
    return this == A ? B : A;
  }
}
