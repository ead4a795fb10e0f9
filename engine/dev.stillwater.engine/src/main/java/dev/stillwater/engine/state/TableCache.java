package dev.stillwater.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The write-back cache that the tables of one state are when its entries live in a store.
 *
 * <p>An entry is dirty while its generation is above the flushed one: the store does not have its value yet. A snapshot freezes the tables
 * ({@link TableBackend#freeze}), writes what is dirty in the frozen slots to the store from any thread (put, or delete where {@link StateEntry#isAbsent}) and
 * then calls {@link #flushed}; the subtask goes on in the next generation meanwhile. What is clean may be evicted at any time: what is dirty, and so all that
 * is being flushed, stays.
 *
 * <p>Second chance: an entry that was changed since the last flush is dirty and survives; what survives a flush without a change is cold.
 *
 * <p>THREADING: the subtask; {@link #flushed} any thread.
 */
public final class TableCache {
  private static final int SCANNED_MAX = 256;
  /** Slots for each entry that are looked at for one that can be evicted. */
  private static final int SCANNED_SLOTS = 4;
  /** Misses between two searches while all that is looked at is dirty: reading an entry only to leave it costs as much as using it. */
  private static final int RESTED_MISSES = 64;

  private final EntryStore store;
  private final Overflow overflow;
  private final LongSupplier entriesMax;
  private final List<StateTable> tables = new ArrayList<>();
  private long entries;
  private int tableHand;
  private int slotHand;
  /** Misses for which nothing is looked for, as the last search found nothing. */
  private int rest;
  private int searchedGeneration;
  private volatile int flushed;

  /** What is done when so much is dirty that nothing can be evicted. */
  @FunctionalInterface
  public interface Overflow {
    /** Writes what is dirty to the store and says so by {@link #flushed}, unless that is being done already. By the subtask. */
    void flush();
  }

  /**
   * Makes a cache.
   *
   * @param entriesMax number of entries above which cold ones are evicted; may change
   */
  public TableCache(EntryStore store, LongSupplier entriesMax, Overflow overflow) {
    this.store = store;
    this.entriesMax = entriesMax;
    this.overflow = overflow;
  }

  /** The store behind it. */
  public EntryStore store() {
    return store;
  }

  void opened(StateTable table) {
    tables.add(table);
  }

  /** The table is used no more; what it held is not counted any more. */
  public void dropped(StateTable table) {
    tables.remove(table);
    entries -= table.size();
  }

  /** Loads the value of an entry that the table does not hold and is going to. */
  void missed(StateTable table, StateEntry entry) {
    long most = entriesMax.getAsLong();
    if (entries >= most) {
      evictInTurn();
      if (entries > most + most / 4) {
        overflow.flush();
        // There may be far more of them when the limit has become lower.
        for (long scanned = 0; entries > most && scanned < SCANNED_SLOTS * entries; scanned += SCANNED_MAX) {
          evict();
        }
      }
    }
    entries++;
    store.load(table, entry);
  }

  void loaded() {
    entries++;
  }

  /** All that was changed last up to the generation is in the store now. */
  public void flushed(int generation) {
    flushed = Math.max(flushed, generation);
  }

  /** The generation up to which everything is in the store. */
  public int flushed() {
    return flushed;
  }

  /** Number of entries in all tables. */
  public long entries() {
    return entries;
  }

  /** Evicts, unless nothing has become clean since there was nothing to evict a moment ago. */
  private void evictInTurn() {
    if (rest > 0 && searchedGeneration == flushed) {
      rest--;
      return;
    }
    long before = entries;
    evict();
    rest = entries == before ? RESTED_MISSES : 0;
  }

  /** Goes over some slots, from where it ended the last time, and takes out what is clean. Cost: constant. */
  private void evict() {
    int clean = flushed;
    searchedGeneration = clean;
    for (int scanned = 0; scanned < SCANNED_MAX && !tables.isEmpty(); scanned++) {
      if (tableHand >= tables.size()) {
        tableHand = 0;
        slotHand = 0;
      }
      StateTable table = tables.get(tableHand);
      StateEntry[] slots = table.slots();
      if (slotHand >= slots.length) {
        tableHand++;
        slotHand = 0;
        continue;
      }
      StateEntry entry = slots[slotHand];
      if (entry != null && entry.generation <= clean) {
        store.evicted(table, entry);
        table.drop(slotHand);
        entries--;
      } else {
        slotHand++;
      }
    }
  }
}
