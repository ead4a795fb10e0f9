package dev.stillwater.engine.state;

import java.util.List;

/**
 * A list of values for the current key and namespace.
 *
 * <p>THREADING: the subtask.
 *
 * @param <V> type of the elements, never null
 */
public interface ListState<V> {
  /** The elements in the order in which they were added; empty when there is none. Cost: the list. */
  List<V> get();

  /** Appends an element. Cost: constant, whatever the length of the list, on every backend. */
  void add(V value);

  /** Replaces the list; an empty one removes it. */
  void update(List<V> values);

  /** Removes the list. */
  void clear();
}
