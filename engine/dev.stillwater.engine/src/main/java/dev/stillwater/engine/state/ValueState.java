package dev.stillwater.engine.state;

/**
 * One value for the current key and namespace.
 *
 * <p>THREADING: the subtask.
 *
 * @param <V> type of the value
 */
public interface ValueState<V> {
  /** The value, null when there is none. It must not be changed in place; {@link #update} replaces it. */
  V value();

  /** Replaces the value; null removes it. */
  void update(V value);

  /** Removes the value. */
  void clear();
}
