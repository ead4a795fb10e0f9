package dev.stillwater.engine.state;

import java.util.Optional;

/**
 * Entries of a keyed state by key: open addressing with linear probing, at most half full.
 *
 * <p>The search itself is generated, because only generated code compares keys without boxing: it starts at {@link #firstSlot}, goes to the next slot until
 * it meets its key or an empty slot, and inserts there.
 *
 * <p>THREADING: confined to the subtask that owns the state.
 */
public final class StateTable {
  private static final int SLOTS_MIN = 8;

  private StateEntry[] slots = new StateEntry[SLOTS_MIN];
  private int size;
  private StateEntry free;

  /** The slots: entries and empty (null) slots; the array changes when the table grows. Its length is a power of two. */
  public StateEntry[] slots() {
    return slots;
  }

  /** Slot at which the search for a key hash begins, in a table of so many slots. */
  public static int firstSlot(int keyHash, int slotCount) {
    int hash = keyHash * 0x9E3779B9;
    return (hash ^ hash >>> 15) & slotCount - 1;
  }

  /** Puts the entry into the empty slot at which the search for its key ended; cost: all entries when the table must grow. */
  public void insert(StateEntry entry, int slot) {
    slots[slot] = entry;
    if (++size > slots.length >>> 1) {
      grow();
    }
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  /** An entry that was removed, to be used again. */
  public Optional<StateEntry> takeFree() {
    StateEntry entry = free;
    if (entry == null) {
      return Optional.empty();
    }
    free = entry.nextFree;
    entry.nextFree = null;
    return Optional.of(entry);
  }

  /** Removes all entries and keeps them to be used again; cost: number of slots. */
  public void clear() {
    for (int slot = 0; slot < slots.length; slot++) {
      StateEntry entry = slots[slot];
      if (entry != null) {
        entry.nextFree = free;
        free = entry;
        slots[slot] = null;
      }
    }
    size = 0;
  }

  private void grow() {
    StateEntry[] larger = new StateEntry[slots.length * 2];
    int mask = larger.length - 1;
    for (StateEntry entry : slots) {
      if (entry != null) {
        int slot = firstSlot(entry.keyHash, larger.length);
        while (larger[slot] != null) {
          slot = slot + 1 & mask;
        }
        larger[slot] = entry;
      }
    }
    slots = larger;
  }
}
