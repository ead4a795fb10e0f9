package dev.stillwater.engine.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Entries that are added in any order and read in the order of their keys' bytes: in memory as long as they fit, then on the disk.
 *
 * <p>THREADING: one thread at a time. LIFECYCLE: close it.
 */
final class SortedEntries implements AutoCloseable {
  private static final int ENTRY_BYTES = 96;
  private static final Comparator<Entry> BY_KEY = (left, right) -> Arrays.compareUnsigned(left.key, right.key);

  private final Path folder;
  private final long memoryBytes;
  private final List<Entry> entries = new ArrayList<>();
  private long sizeBytes;
  private SpillStore store;

  /** An entry. */
  private record Entry(byte[] key, byte[] value) {
  }

  /** Takes what is read, entry by entry. */
  @FunctionalInterface
  interface Reader {
    /** Takes an entry; the arrays may be kept. Returns whether more is wanted. */
    boolean take(byte[] key, byte[] value) throws IOException;
  }

  /**
   * No entries yet.
   *
   * @param folder where a store is made when memory does not do
   * @param memoryBytes most memory that entries take
   */
  SortedEntries(Path folder, long memoryBytes) {
    this.folder = folder;
    this.memoryBytes = memoryBytes;
  }

  /** Adds an entry whose key is not there yet; the arrays are kept. */
  void add(byte[] key, byte[] value) throws IOException {
    if (store != null) {
      store.put(key, value);
      return;
    }
    entries.add(new Entry(key, value));
    sizeBytes += key.length + value.length + ENTRY_BYTES;
    if (sizeBytes > memoryBytes) {
      store = SpillStore.open(folder);
      for (Entry entry : entries) {
        store.put(entry.key, entry.value);
      }
      entries.clear();
    }
  }

  /** Whether entries are on the disk. */
  boolean isSpilled() {
    return store != null;
  }

  /** Hands all entries over in order. Cost: sorts those in memory. */
  void read(Reader reader) throws IOException {
    if (store == null) {
      entries.sort(BY_KEY);
      for (Entry entry : entries) {
        if (!reader.take(entry.key, entry.value)) {
          return;
        }
      }
      return;
    }
    try (SpillStore.Cursor cursor = store.cursor()) {
      boolean isWanted = true;
      while (isWanted && cursor.next()) {
        isWanted = reader.take(cursor.key(), cursor.value());
      }
    }
  }

  @Override
  public void close() {
    entries.clear();
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
