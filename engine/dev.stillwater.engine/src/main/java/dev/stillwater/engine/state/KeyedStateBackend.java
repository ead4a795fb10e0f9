package dev.stillwater.engine.state;

/**
 * Where the keyed state of the operators of one subtask lives.
 *
 * <p>THREADING: the subtask.
 */
public interface KeyedStateBackend {
  /**
   * The state of an operator that has one value for each key.
   *
   * @throws IllegalStateException if the operator has already asked for a state of the name
   */
  StateTable table(String uid, StateDescriptor descriptor);

  /** The state of an operator that has one value for each key and window; windows come and go with their time. */
  WindowTables windowTables(String uid, StateDescriptor descriptor);
}
