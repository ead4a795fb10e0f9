package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.write.KeyGroupRange;

/**
 * A keyed state with one value for each key: one table, or one for each key group of the subtask.
 *
 * <p>THREADING: confined to the subtask that owns the state.
 */
public final class KeyedTable {
  private static final int NO_MASK = -1;

  private final StateTable single;
  private final StateTable[] tables;
  private final int first;
  private final int maxParallelism;
  private final int mask;

  KeyedTable(Generations generations, EntryCodec<?> codec, KeyGroupRange range, TableCache cache) {
    first = range.first();
    maxParallelism = range.maxParallelism();
    mask = Integer.bitCount(maxParallelism) == 1 ? maxParallelism - 1 : NO_MASK;
    single = null;
    tables = new StateTable[range.count()];
    for (int index = 0; index < tables.length; index++) {
      tables[index] = new StateTable(generations, codec, null, first + index, maxParallelism, cache);
    }
  }

  /** One table with the keys of all key groups: what costs least for each record. */
  KeyedTable(Generations generations, EntryCodec<?> codec, KeyGroupRange range) {
    first = range.first();
    maxParallelism = range.maxParallelism();
    mask = NO_MASK;
    single = new StateTable(generations, codec, null, -1, maxParallelism, null);
    tables = new StateTable[] {single};
  }

  /** Whether one table has the keys of all key groups. */
  boolean isSingle() {
    return single != null;
  }

  /** The table with the keys of the hash. */
  public StateTable table(int keyHash) {
    if (single != null) {
      return single;
    }
    int hash = KeyGroups.murmur(keyHash);
    return tables[(mask == NO_MASK ? hash % maxParallelism : hash & mask) - first];
  }

  /** The table of a key group. */
  StateTable group(int keyGroup) {
    return single != null ? single : tables[keyGroup - first];
  }

  /** The tables in the order of the key groups; not to be changed. */
  StateTable[] tables() {
    return tables;
  }

  /** Number of entries. Cost: number of key groups. */
  public long size() {
    long size = 0;
    for (StateTable table : tables) {
      size += table.size();
    }
    return size;
  }
}
