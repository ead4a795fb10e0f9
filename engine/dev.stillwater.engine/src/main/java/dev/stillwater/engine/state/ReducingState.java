package dev.stillwater.engine.state;

/**
 * One value for the current key and namespace, into which others are reduced.
 *
 * <p>THREADING: the subtask.
 *
 * @param <V> type of the values
 */
public interface ReducingState<V> {
  /** The value, null when nothing was added. */
  V get();

  /** Reduces the value into the one that is there. */
  void add(V value);

  /** Removes the value. */
  void clear();
}
