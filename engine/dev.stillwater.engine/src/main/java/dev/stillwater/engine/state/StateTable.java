package dev.stillwater.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries of a keyed state by key: open addressing with linear probing, at most half full.
 *
 * <p>The search itself is generated, because only generated code compares keys without boxing: it starts at {@link #firstSlot}, goes to the next slot until
 * it meets its key or an empty slot, and inserts there. What it found it may change once {@link #isOwn} says so or {@link #own} has made it so.
 *
 * <p>A snapshot freezes the array of slots and starts a new generation, so that entries tell whether they may be held: pages of slots and entries are copied
 * before they are changed while a snapshot holds them, and not at all otherwise.
 *
 * <p>With an {@link EntryStore} the table is a cache: an entry that is not in it is loaded when it is inserted, and one that is clean may be evicted.
 *
 * <p>THREADING: confined to the subtask that owns the state.
 */
public final class StateTable {
  private static final int SLOTS_MIN = 8;
  private static final Generations NO_SNAPSHOTS = new Generations();

  private final Generations generations;
  private final EntryCodec<StateEntry> codec;
  private final Object namespace;
  private final int keyGroup;
  private final int maxParallelism;
  private final TableCache cache;
  private StateEntry[] slots = new StateEntry[SLOTS_MIN];
  private final List<FrozenSlots> frozen = new ArrayList<>(0);
  private int generation;
  private int size;
  private StateEntry free;

  /** A table that belongs to no snapshot. */
  public StateTable() {
    this(NO_SNAPSHOTS, null, null, 0, 1, null);
  }

  /**
   * Makes an empty table.
   *
   * @param namespace namespace of all its entries as its serializer takes it; null where entries have their own
   * @param keyGroup key group of all its entries, -1 when they are of many
   * @param cache what the table is a part of when its entries live in a store; null on the heap
   */
  StateTable(Generations generations, EntryCodec<?> codec, Object namespace, int keyGroup, int maxParallelism, TableCache cache) {
    this.generations = generations;
    this.codec = cast(codec);
    this.namespace = namespace;
    this.keyGroup = keyGroup;
    this.maxParallelism = maxParallelism;
    this.cache = cache;
    generation = generations.current();
    if (cache != null) {
      cache.opened(this);
    }
  }

  @SuppressWarnings("unchecked") // A table only ever holds entries that its codec made.
  private static EntryCodec<StateEntry> cast(EntryCodec<?> codec) {
    return (EntryCodec<StateEntry>) codec;
  }

  /** The slots: entries and empty (null) slots; another array after a change. Its length is a power of two. */
  public StateEntry[] slots() {
    return slots;
  }

  /** Slot at which the search for a key hash begins, in a table of so many slots. */
  public static int firstSlot(int keyHash, int slotCount) {
    int hash = keyHash * 0x9E3779B9;
    return (hash ^ hash >>> 15) & slotCount - 1;
  }

  /** Whether the entry, which was found here, may be changed as it is. */
  public boolean isOwn(StateEntry entry) {
    return entry.generation == generation;
  }

  /** The entry, or its copy in its place when a snapshot holds it, to be changed. Cost: constant, and for each snapshot once a page of slots. */
  public StateEntry own(StateEntry entry, int slot) {
    if (entry.generation == generation) {
      return entry;
    }
    if (!generations.isHeld(entry.generation)) {
      entry.generation = generation;
      return entry;
    }
    StateEntry copy = codec.copy(entry);
    copy.keyHash = entry.keyHash;
    copy.absent(entry.isAbsent());
    copy.generation = generation;
    save(slot);
    slots[slot] = copy;
    return copy;
  }

  /** The slots as they are now, for a snapshot. Cost: one reference for each of their pages. */
  FrozenSlots freeze(Generations.Hold hold) {
    // A table that does not change meanwhile would keep one for each snapshot that there ever was.
    frozen.removeIf(FrozenSlots::isDone);
    if (size == 0) {
      return FrozenSlots.none();
    }
    FrozenSlots now = new FrozenSlots(slots, size, hold);
    frozen.add(now);
    return now;
  }

  /** To be called before a slot is changed. */
  private void save(int slot) {
    if (!frozen.isEmpty()) {
      saveFrozen(slot);
    }
  }

  private void saveFrozen(int slot) {
    for (int index = frozen.size() - 1; index >= 0; index--) {
      if (frozen.get(index).isDone()) {
        frozen.remove(index);
      } else {
        frozen.get(index).save(slot);
      }
    }
  }

  /**
   * Puts the entry into the empty slot at which the search for its key ended, with the value that the store has for it, if so. Cost: all entries when the
   * table must grow.
   */
  public void insert(StateEntry entry, int slot) {
    if (cache == null) {
      put(entry, slot);
    } else {
      cache.missed(this, entry);
      add(entry);
    }
  }

  /** Puts an entry whose key the table does not hold, with the value that the store has for it. It is clean. Only with a store. */
  void load(StateEntry entry) {
    cache.missed(this, entry);
    add(entry);
    entry.generation = 0;
  }

  /** As {@link #insert} without asking the store. */
  void put(StateEntry entry, int slot) {
    save(slot);
    entry.generation = generation;
    slots[slot] = entry;
    if (++size > slots.length >>> 1) {
      resize(slots.length * 2);
    }
  }

  /** Puts an entry whose key the table does not hold yet. */
  void add(StateEntry entry) {
    put(entry, emptySlot(slots, entry.keyHash));
  }

  /** What the slot holds at which the search for a key hash begins; asked ahead it fetches the slot from memory. */
  StateEntry first(int keyHash) {
    return slots[firstSlot(keyHash, slots.length)];
  }

  /** Makes room for so many entries at once. */
  void reserve(long entries) {
    int length = slots.length;
    while (length >>> 1 < entries && length < 1 << 30) {
      length *= 2;
    }
    if (length > slots.length) {
      resize(length);
    }
  }

  /** Makes sure that the table holds all entries of its key group and namespace, those in the store too. Cost with a store: those entries. */
  public void complete() {
    if (cache != null) {
      cache.store().loadAll(this);
    }
  }

  /**
   * Puts an entry as it is in the store, unless the table holds its key already.
   *
   * @param entry with key and value, which nobody else keeps
   */
  public void loaded(StateEntry entry) {
    int slot = slot(entry);
    if (slots[slot] == null) {
      put(entry, slot);
      entry.generation = 0;
      cache.loaded();
    }
  }

  /** Takes the entry out of its slot, to be used again, and closes the gap. Cost: the entries behind it up to the next empty slot. */
  public void remove(int slot) {
    release(drop(slot));
  }

  /** Takes the entry out of its slot and closes the gap; the entry is not used again. */
  StateEntry drop(int slot) {
    StateEntry removed = slots[slot];
    int mask = slots.length - 1;
    int hole = slot;
    for (int next = slot + 1 & mask; slots[next] != null; next = next + 1 & mask) {
      int home = firstSlot(slots[next].keyHash, slots.length);
      if ((next - home & mask) >= (next - hole & mask)) {
        save(hole);
        slots[hole] = slots[next];
        hole = next;
      }
    }
    save(hole);
    slots[hole] = null;
    size--;
    return removed;
  }

  /** The slot of the entry, which is here itself. */
  int slotOf(StateEntry entry) {
    int slot = firstSlot(entry.keyHash, slots.length);
    while (slots[slot] != entry) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  /** What no snapshot holds may be used again. */
  private void release(StateEntry entry) {
    if (entry.generation == generation || !generations.isHeld(entry.generation)) {
      entry.nextFree = free;
      free = entry;
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
    entry.absent(false);
    return Optional.of(entry);
  }

  /** Removes all entries and keeps them to be used again where no snapshot holds them; cost: number of slots. */
  public void clear() {
    frozen.removeIf(FrozenSlots::isDone);
    boolean isHeld = !frozen.isEmpty();
    for (int slot = 0; slot < slots.length; slot++) {
      StateEntry entry = slots[slot];
      if (entry != null) {
        release(entry);
        if (!isHeld) {
          slots[slot] = null;
        }
      }
    }
    if (isHeld) {
      slots = new StateEntry[slots.length];
      frozen.clear();
    }
    size = 0;
  }

  /** Starts the generation that {@link Generations#current} tells: what the table holds now belongs to the generations before. O(1). */
  void begin() {
    generation = generations.current();
  }

  /** The generation of what is changed now. */
  public int generation() {
    return generation;
  }

  /** Namespace of all entries; null where they have their own. */
  public Object namespace() {
    return namespace;
  }

  /** Key group of the entry. */
  public int keyGroup(StateEntry entry) {
    return keyGroup >= 0 ? keyGroup : KeyGroups.keyGroup(entry.keyHash, maxParallelism);
  }

  /** How the entries become bytes. */
  public EntryCodec<StateEntry> codec() {
    return codec;
  }

  /** The entry with the key of the given one, which need not be here itself; null if there is none. For everything but the hot paths. */
  StateEntry find(StateEntry key) {
    int slot = slot(key);
    return slots[slot];
  }

  /** The slot of the entry with the key of the given one, or the empty one where it belongs. */
  int slot(StateEntry key) {
    int slot = firstSlot(key.keyHash, slots.length);
    while (slots[slot] != null && !(slots[slot].keyHash == key.keyHash && codec.isSameKey(slots[slot], key))) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private void resize(int length) {
    StateEntry[] larger = new StateEntry[length];
    for (StateEntry entry : slots) {
      if (entry != null) {
        larger[emptySlot(larger, entry.keyHash)] = entry;
      }
    }
    slots = larger;
    frozen.clear();
  }

  private static int emptySlot(StateEntry[] slots, int keyHash) {
    int slot = firstSlot(keyHash, slots.length);
    while (slots[slot] != null) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }
}
