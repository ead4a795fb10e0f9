package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * A keyed state with one table for each stretch of time (window or pane), by start. In snapshots a stretch is a window from its start to its end.
 *
 * <p>THREADING: confined to the subtask that owns the state.
 */
public final class WindowTables {
  private static final int FREE_TABLES_MAX = 32;

  private final TreeMap<Long, StateTable> tables = new TreeMap<>();
  private final ArrayDeque<StateTable> free = new ArrayDeque<>();
  private final List<StateTable> removed = new ArrayList<>();
  private final Factory factory;
  private final boolean hasStore;
  private long lengthMs = 1;
  private LongPredicate isStart = start -> true;

  /** Makes the table of a stretch. */
  @FunctionalInterface
  interface Factory {
    /** A table with the namespace. */
    StateTable table(Object namespace);
  }

  /** Tables that belong to no snapshot. */
  public WindowTables() {
    this(namespace -> new StateTable(), false);
  }

  WindowTables(Factory factory, boolean hasStore) {
    this.factory = factory;
    this.hasStore = hasStore;
  }

  /**
   * Says which stretches there are; a snapshot with others is refused.
   *
   * @param stretchMs length of each, in milliseconds
   * @param startRule whether a stretch begins at a time
   */
  public void stretches(long stretchMs, LongPredicate startRule) {
    lengthMs = stretchMs;
    isStart = startRule;
  }

  /** Whether the window of a snapshot is one of the stretches. */
  boolean isStretch(TimeWindowValue window) {
    return window.end() - window.start() == lengthMs && isStart.test(window.start());
  }

  /** Length of each stretch, in milliseconds. */
  long lengthMs() {
    return lengthMs;
  }

  /** The table of the start, in milliseconds; a new one if there was none. Cost: logarithm of the number of tables. */
  public StateTable tableAt(long start) {
    StateTable table = tables.get(start);
    if (table == null) {
      table = free.isEmpty() ? factory.table(new TimeWindowValue(start, start + lengthMs)) : free.pop();
      table.begin();
      tables.put(start, table);
    }
    return table;
  }

  /** The tables with a start from the first to below the second time, in order of time; a view. */
  public NavigableMap<Long, StateTable> between(long from, long end) {
    return tables.subMap(from, true, end, false);
  }

  /** All tables by start; a view. */
  public NavigableMap<Long, StateTable> all() {
    return tables;
  }

  /** The earliest start, if there is a table. */
  public Optional<Long> firstStart() {
    return tables.isEmpty() ? Optional.empty() : Optional.of(tables.firstKey());
  }

  /** Removes the earliest table; its memory is used again. Cost: its slots. */
  public void removeFirst() {
    StateTable table = tables.pollFirstEntry().getValue();
    if (hasStore) {
      removed.add(table);
      return;
    }
    table.clear();
    if (free.size() < FREE_TABLES_MAX) {
      free.push(table);
    }
  }

  /** The tables that were removed since the last call and whose entries are to be removed from the store. A stretch that comes again has a new table. */
  public List<StateTable> takeRemoved() {
    List<StateTable> taken = List.copyOf(removed);
    removed.clear();
    return taken;
  }

  /** Number of tables. */
  public int size() {
    return tables.size();
  }

  /** End of the latest stretch. */
  OptionalLong lastEnd() {
    return tables.isEmpty() ? OptionalLong.empty() : OptionalLong.of(tables.lastKey() + lengthMs);
  }
}
