package dev.stillwater.engine.snapshot.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many entries of each state of an operator were read, by kind and name, and of which states some could not be.
 *
 * <p>THREADING: one thread.
 */
final class Entries {
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, Boolean> isIncomplete = new LinkedHashMap<>();
  private boolean isWholeIncomplete;
  private long total;

  /** Entries of a state were read, perhaps none. */
  void add(String kind, String name, long entries) {
    counts.merge(key(kind, name), entries, Long::sum);
    total += entries;
  }

  /** Entries of a state are missing. */
  void setIncomplete(String kind, String name) {
    isIncomplete.put(key(kind, name), true);
  }

  /** Entries of any state may be missing. */
  void setIncomplete() {
    isWholeIncomplete = true;
  }

  /** Whether all entries of the state were read. */
  boolean isComplete(String kind, String name) {
    return !isWholeIncomplete && !isIncomplete.containsKey(key(kind, name));
  }

  /** Whether the state is one whose entries are read at all. */
  boolean isCounted(String kind, String name) {
    return counts.containsKey(key(kind, name));
  }

  /** Number of entries of the state that were read. */
  long count(String kind, String name) {
    return counts.getOrDefault(key(kind, name), 0L);
  }

  /** Kind and name of each state, with a space between. */
  Iterable<String> states() {
    return counts.keySet();
  }

  /** Number of all entries that were read. */
  long total() {
    return total;
  }

  static String key(String kind, String name) {
    return kind + ' ' + name;
  }
}
