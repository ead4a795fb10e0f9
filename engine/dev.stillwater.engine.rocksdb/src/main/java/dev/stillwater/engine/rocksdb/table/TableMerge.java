package dev.stillwater.engine.rocksdb.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over the keys of several tables in the order of their bytes; of a key that is in several of them the newest table tells.
 *
 * <p>Most keys come from one table, the oldest and largest: its next key is compared with the least of all others only.
 *
 * <p>THREADING: one thread.
 */
public final class TableMerge {
  private final TableCursor[] all;
  /** Those that have come to a key, the newest first. */
  private final TableCursor[] live;
  private int count;
  private TableCursor current;
  /** Has the least key but for the current one; null when no other is left. */
  private TableCursor following;

  /** Walks over the tables, of which the newest comes first. */
  public TableMerge(List<TableFile> tables) {
    all = tables.stream().map(TableFile::cursor).toArray(TableCursor[]::new);
    live = new TableCursor[all.length];
  }

  /** Goes before the first key at or above {@code from}; the rest as for {@link TableCursor#seek}. */
  public void seek(byte[] from, byte[] to, long visible) throws IOException, TableException {
    count = 0;
    current = null;
    for (TableCursor cursor : all) {
      cursor.seek(from, to, visible);
      if (cursor.next()) {
        live[count++] = cursor;
      }
    }
  }

  /** Goes to the next key that has a value; false at the end. */
  public boolean next() throws IOException, TableException {
    boolean isFound = false;
    while (!isFound) {
      boolean isAhead = current != null && advance(current) && (following == null || compare(current, following) < 0);
      if (!isAhead && !choose()) {
        return false;
      }
      isFound = !current.isDeleted();
    }
    return true;
  }

  /** The table that has the value of the key. */
  public TableCursor current() {
    return current;
  }

  /** Whether it has come to another key; it does not count any more otherwise. */
  private boolean advance(TableCursor cursor) throws IOException, TableException {
    if (cursor.next()) {
      return true;
    }
    int index = 0;
    while (live[index] != cursor) {
      index++;
    }
    System.arraycopy(live, index + 1, live, index, --count - index);
    return false;
  }

  /** Finds the least key, passes over it in the tables that are older, and finds the one that follows; false at the end. */
  private boolean choose() throws IOException, TableException {
    if (count == 0) {
      return false;
    }
    current = live[0];
    for (int index = 1; index < count; index++) {
      if (compare(live[index], current) < 0) {
        current = live[index];
      }
    }
    following = null;
    for (int index = 0; index < count;) {
      TableCursor other = live[index];
      if (other != current && compare(other, current) == 0 && !advance(other)) {
        continue;
      }
      if (other != current && (following == null || compare(other, following) < 0)) {
        following = other;
      }
      index++;
    }
    return true;
  }

  private static int compare(TableCursor one, TableCursor other) {
    return Arrays.compareUnsigned(one.key(), 0, one.keyLength(), other.key(), 0, other.keyLength());
  }
}
