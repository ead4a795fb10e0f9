package dev.stillwater.engine.state;

/**
 * Where entries of one state are when they are not on the heap. The heap backends have none; RocksDB's is one column family.
 *
 * <p>THREADING: the subtask, except that {@code KeyedSnapshot.write} of a frozen generation may put from another thread while the subtask only loads.
 */
public interface EntryStore {
  /**
   * Reads the value of the entry, whose key is set.
   *
   * @param table tells key group and namespace
   * @return false when the store has none; the entry is unchanged then
   */
  boolean load(StateTable table, StateEntry entry);

  /** Writes an entry. */
  void put(StateTable table, StateEntry entry);

  /** Removes the value of an entry. */
  void delete(StateTable table, StateEntry entry);

  /** Puts all entries of the table's key group and namespace that the table does not hold into it. Cost: those entries. */
  void loadAll(StateTable table);

  /** An entry that the store has as it is leaves the table. */
  default void evicted(StateTable table, StateEntry entry) {
  }

  /**
   * The namespace of the table is over: what the store has of it is removed, at once or when no snapshot is about to write it any more.
   *
   * @return whether the store never had anything of it
   */
  default boolean dropped(StateTable table) {
    return false;
  }
}
