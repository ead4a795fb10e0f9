package dev.stillwater.engine.state;

import java.util.ArrayDeque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A keyed state with one table for each stretch of time (window or pane), by start.
 *
 * <p>THREADING: confined to the subtask that owns the state.
 */
public final class WindowTables {
  private static final int FREE_TABLES_MAX = 32;

  private final TreeMap<Long, StateTable> tables = new TreeMap<>();
  private final ArrayDeque<StateTable> free = new ArrayDeque<>();

  /** The table of the start, in milliseconds; a new one if there was none. Cost: logarithm of the number of tables. */
  public StateTable tableAt(long start) {
    StateTable table = tables.get(start);
    if (table == null) {
      table = free.isEmpty() ? new StateTable() : free.pop();
      tables.put(start, table);
    }
    return table;
  }

  /** The tables with a start from the first to below the second time, in order of time; a view. */
  public NavigableMap<Long, StateTable> between(long from, long end) {
    return tables.subMap(from, true, end, false);
  }

  /** The earliest start, if there is a table. */
  public Optional<Long> firstStart() {
    return tables.isEmpty() ? Optional.empty() : Optional.of(tables.firstKey());
  }

  /** Removes the earliest table; its memory is used again. Cost: its slots. */
  public void removeFirst() {
    StateTable table = tables.pollFirstEntry().getValue();
    table.clear();
    if (free.size() < FREE_TABLES_MAX) {
      free.push(table);
    }
  }

  /** Number of tables. */
  public int size() {
    return tables.size();
  }
}
