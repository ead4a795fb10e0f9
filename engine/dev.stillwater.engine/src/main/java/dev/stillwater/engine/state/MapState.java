package dev.stillwater.engine.state;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A map for the current key and namespace. Neither keys nor values are null.
 *
 * <p>THREADING: the subtask.
 *
 * @param <K> type of the keys inside the map
 * @param <V> type of the values
 */
public interface MapState<K, V> {
  /** The value of the key, null when there is none. */
  V get(K key);

  /** Puts a value. */
  void put(K key, V value);

  /** Puts all entries. */
  default void putAll(Map<K, V> entries) {
    entries.forEach(this::put);
  }

  /** Removes the entry of the key. */
  void remove(K key);

  /** Whether there is an entry of the key. */
  default boolean contains(K key) {
    return get(key) != null;
  }

  /** Whether there is no entry. */
  boolean isEmpty();

  /** Visits all entries, in no particular order; the map must not be changed meanwhile. Cost: the map. */
  void forEach(BiConsumer<? super K, ? super V> action);

  /** Removes all entries. Cost: the map. */
  void clear();
}
