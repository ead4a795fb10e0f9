package dev.stillwater.engine.state;

/**
 * Key and value of a keyed state in one object; the subclasses are generated with a primitive field for each key field and each field of the value.
 *
 * <p>An entry belongs to the generation in which it was made, copied or last changed. One of an older generation may be held by a snapshot and is replaced by
 * a copy before it is changed, see {@link StateTable#own}.
 *
 * <p>THREADING: confined to the subtask that owns the state; entries that a snapshot holds are read by the thread that writes it and changed by none.
 */
public abstract class StateEntry {
  private static final StateEntry ABSENT = new StateEntry() { };

  /** Hash code of the key as Flink's key classes compute it; never changes. */
  public int keyHash;

  /** The generation of the table in which the entry was changed last. */
  int generation;
  /**
   * Of a free entry, the next one of the same {@link StateTable}'s; of one whose key is known to have no value, {@link #ABSENT}. One field for both: of millions of entries
   * each byte counts, as memory that is used for the first time costs more than what is read into it.
   */
  StateEntry nextFree;

  /** The generation in which the entry was changed last: above the flushed one it is not yet in the store. */
  public final int generation() {
    return generation;
  }

  /** Whether the key is known to have no value, so that it is to be removed from the store. */
  public final boolean isAbsent() {
    return nextFree == ABSENT;
  }

  /** Notes whether the key is known to have no value; only in tables with an {@link EntryStore}, where the removal is still to be written. Not of a free entry. */
  final void absent(boolean isAbsent) {
    nextFree = isAbsent ? ABSENT : null;
  }
}
