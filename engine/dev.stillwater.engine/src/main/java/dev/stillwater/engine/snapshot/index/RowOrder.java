package dev.stillwater.engine.snapshot.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * In which order the entries of a state are shown: key group by key group. Memory: some bytes for each key group.
 *
 * <p>THREADING: immutable.
 */
public final class RowOrder {
  private final Optional<RowSet> chosen;
  /** Where each shown stretch of entries begins: among the chosen ones if there are such, else among all. */
  private final long[] starts;
  /** Index in the order at which each stretch begins, and the number of all entries. */
  private final long[] before;

  /** Orders of the key groups; inside of one the entries always come as they lie in the file. */
  public enum By {
    /** From the first key group to the last. */
    KEY_GROUP,
    /** From the last to the first. */
    KEY_GROUP_DESCENDING,
    /** That with the most entries first. */
    ENTRIES
  }

  private RowOrder(Optional<RowSet> chosen, long[] starts, long[] before) {
    this.chosen = chosen;
    this.starts = starts;
    this.before = before;
  }

  /** All entries of the index, or the chosen ones, in an order. Cost: number of key groups. */
  public static RowOrder of(StateIndex index, Optional<RowSet> chosen, By by) {
    List<long[]> stretches = new ArrayList<>();
    for (KeyGroupCount group : index.keyGroups()) {
      long end = group.firstRow() + group.entries();
      long from = chosen.map(rows -> rows.rank(group.firstRow())).orElse(group.firstRow());
      long to = chosen.map(rows -> rows.rank(end)).orElse(end);
      stretches.add(new long[] {from, to - from});
    }
    switch (by) {
      case KEY_GROUP -> stretches.sort(Comparator.comparingLong(stretch -> stretch[0]));
      case KEY_GROUP_DESCENDING -> stretches.sort(Comparator.comparingLong(stretch -> -stretch[0]));
      case ENTRIES -> stretches.sort(Comparator.<long[]>comparingLong(stretch -> -stretch[1]).thenComparingLong(stretch -> stretch[0]));
    }
    long[] starts = new long[stretches.size()];
    long[] before = new long[stretches.size() + 1];
    for (int at = 0; at < starts.length; at++) {
      starts[at] = stretches.get(at)[0];
      before[at + 1] = before[at] + stretches.get(at)[1];
    }
    return new RowOrder(chosen, starts, before);
  }

  /** Number of entries. O(1). */
  public long size() {
    return before[starts.length];
  }

  /** Number of the entry at an index. Cost: the logarithm of the number of entries. */
  public long row(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("index " + index + " of " + size());
    }
    // Of stretches that begin at the same index all but the last are empty.
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (before[middle] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long place = starts[low] + index - before[low];
    return chosen.map(rows -> rows.row(place)).orElse(place);
  }

  /** The index of the entry of a number; empty where it is not shown. Cost: number of key groups. */
  public OptionalLong index(long row) {
    if (chosen.isPresent() && !chosen.get().contains(row)) {
      return OptionalLong.empty();
    }
    long place = chosen.map(rows -> rows.rank(row)).orElse(row);
    for (int at = 0; at < starts.length; at++) {
      long offset = place - starts[at];
      if (offset >= 0 && offset < before[at + 1] - before[at]) {
        return OptionalLong.of(before[at] + offset);
      }
    }
    return OptionalLong.empty();
  }

  /** The numbers of the entries from an index on; fewer at the end. */
  public long[] rows(long first, int count) {
    long[] rows = new long[(int) Math.max(0, Math.min(count, size() - first))];
    Arrays.setAll(rows, offset -> row(first + offset));
    return rows;
  }
}
