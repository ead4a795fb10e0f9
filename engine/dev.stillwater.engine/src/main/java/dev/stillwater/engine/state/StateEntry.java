package dev.stillwater.engine.state;

/**
 * Key and value of a keyed state in one object; the subclasses are generated with a primitive field for each key field and each field of the value.
 *
 * <p>THREADING: confined to the subtask that owns the state.
 */
public abstract class StateEntry {
  /** Hash code of the key as Flink's key classes compute it; never changes. */
  public int keyHash;

  /** The next one of the same {@link StateTable}'s free entries. */
  StateEntry nextFree;
}
