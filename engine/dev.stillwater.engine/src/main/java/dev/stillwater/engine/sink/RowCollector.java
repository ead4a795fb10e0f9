package dev.stillwater.engine.sink;

import dev.stillwater.engine.row.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes the records of collect sinks, the first ones of each up to a number; the others are counted.
 *
 * <p>THREADING: any thread; a lock, since previews are small.
 */
public final class RowCollector {
  private final int rowsMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, List<CollectedRow>> rows = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();

  /**
   * A record as it was when it came.
   *
   * @param timestamp event time in milliseconds, or {@link Row#NO_TIMESTAMP}
   * @param values the values by column; null where one is missing
   */
  public record CollectedRow(long timestamp, List<Object> values) {
    public CollectedRow {
      values = Collections.unmodifiableList(values);
    }
  }

  /** Makes a collector that keeps so many records of each sink, 0 for none. */
  public RowCollector(int rowsMax) {
    this.rowsMax = rowsMax;
  }

  /** Takes a record of the sink of the uid; copies it if it is kept. */
  public void add(String uid, Row row) {
    lock.lock();
    try {
      counts.merge(uid, 1L, Long::sum);
      List<CollectedRow> kept = rows.computeIfAbsent(uid, key -> new ArrayList<>());
      if (kept.size() < rowsMax) {
        List<Object> values = new ArrayList<>();
        for (int column = 0; column < row.type().size(); column++) {
          Object value = row.isNull(column) ? null : row.get(column);
          values.add(value instanceof byte[] bytes ? bytes.clone() : value);
        }
        kept.add(new CollectedRow(row.timestamp, values));
      }
    } finally {
      lock.unlock();
    }
  }

  /** The records of a sink that were kept, in the order in which they came; copies the list. */
  public List<CollectedRow> rows(String uid) {
    lock.lock();
    try {
      return List.copyOf(rows.getOrDefault(uid, List.of()));
    } finally {
      lock.unlock();
    }
  }

  /** Number of records that came to a sink. */
  public long count(String uid) {
    lock.lock();
    try {
      return counts.getOrDefault(uid, 0L);
    } finally {
      lock.unlock();
    }
  }
}
