package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import java.util.ArrayDeque;
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
  private final Factory factory;
  private final Optional<TableCache> cache;
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
    this(namespace -> new StateTable(), Optional.empty());
  }

  WindowTables(Factory factory, Optional<TableCache> cache) {
    this.factory = factory;
    this.cache = cache;
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

  /**
   * The table of a window of a snapshot.
   *
   * @param place operator and state, for the message
   * @throws SnapshotException.Refused if it is none of the stretches
   */
  public StateTable restored(TimeWindowValue window, String place) throws SnapshotException {
    if (window.end() - window.start() != lengthMs || !isStart.test(window.start())) {
      throw new SnapshotException.Refused(Place.of(place), "the snapshot holds contents from " + window.start() + " to " + window.end()
          + " (ms), which the windows as they are now cannot be made of.", "Keep size, slide and offset of the windows, or give the operator another uid and "
          + "start with --allow-non-restored-state.");
    }
    return tableAt(window.start());
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
    if (cache.isPresent()) {
      cache.get().dropped(table);
      cache.get().store().dropped(table);
      return;
    }
    table.clear();
    if (free.size() < FREE_TABLES_MAX) {
      free.push(table);
    }
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
