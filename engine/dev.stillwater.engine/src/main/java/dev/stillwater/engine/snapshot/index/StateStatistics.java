package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.util.List;
import java.util.Optional;

/**
 * Computes what the values of each column are like.
 *
 * <p>THREADING: stateless.
 */
public final class StateStatistics {
  private static final int PAGE_ROWS = 1 << 10;

  private StateStatistics() {
  }

  /**
   * The statistics of all entries, or of the chosen ones, a column each. Cost: decodes the entries; memory some ten kilobytes a column.
   *
   * @throws Cancelled when the listener asked for it
   */
  public static List<ColumnStatistics> of(StateRows rows, Optional<RowSet> chosen, StateColumns columns, ProgressListener listener) throws SnapshotException {
    List<ColumnCounter> counters = columns.columns().stream().map(ColumnCounter::new).toList();
    long total = chosen.map(RowSet::size).orElse(rows.size());
    for (long first = 0; first < total; first += PAGE_ROWS) {
      if (listener.isCancelled()) {
        throw new Cancelled(Place.of("statistics"));
      }
      listener.progressed("counting values", first, total);
      for (StateRow row : chosen.isPresent() ? rows.read(chosen.get(), first, PAGE_ROWS, listener) : rows.read(first, PAGE_ROWS, listener)) {
        counters.forEach(counter -> counter.add(row));
      }
    }
    return counters.stream().map(ColumnCounter::statistics).toList();
  }
}
