package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What a snapshot holds of one state: the slots of its tables as they were.
 *
 * <p>THREADING: made by the subtask, read by one other thread, after {@link #sort} its key groups by several.
 */
public final class FrozenState {
  /** Entries that are fetched at once. */
  private static final int TOUCHED = 32;

  private final RegisteredState state;
  private final List<Part> parts;
  private final KeyGroupRange range;
  private final boolean isByKeyGroup;
  private final long frozenMs;
  private int[] starts;
  private StateEntry[] sorted;
  private Object[] namespaces;
  private int touched;

  /** The slots of one table. */
  public static final class Part {
    private final StateTable table;
    private final FrozenSlots frozen;
    private final Object namespace;
    private StateEntry[] slots;
    private boolean isForgotten;

    Part(StateTable table, FrozenSlots frozen, Object namespace) {
      this.table = table;
      this.frozen = frozen;
      this.namespace = namespace;
    }

    /** The table, for what never changes of it: namespace, key groups, codec. */
    public StateTable table() {
      return table;
    }

    /** Its slots as they were; they and the entries in them do not change while the snapshot is held. Cost of the first call: number of slots. */
    public StateEntry[] slots() {
      if (isForgotten) {
        throw new IllegalStateException("The slots have been let go of and are not there any more.");
      }
      if (slots == null) {
        slots = frozen.read();
      }
      return slots;
    }

    /** Lets go of the slots, which are not read again. */
    public void forget() {
      frozen.end();
      slots = null;
      isForgotten = true;
    }

    /** The slots, page by page; not after {@link #forget}. */
    FrozenSlots frozen() {
      return frozen;
    }

    /** Namespace of the entries; null where they have their own. */
    public Object namespace() {
      return namespace;
    }
  }

  /**
   * Makes what a snapshot holds.
   *
   * @param isByKeyGroup whether there is one part for each key group of the range, in order
   * @param frozenMs the time now, in milliseconds; 0 where nothing expires
   */
  FrozenState(RegisteredState state, List<Part> parts, KeyGroupRange range, boolean isByKeyGroup, long frozenMs) {
    this.state = state;
    this.parts = parts;
    this.range = range;
    this.isByKeyGroup = isByKeyGroup;
    this.frozenMs = frozenMs;
  }

  /** Name, kind and serializers. */
  public KeyedState description() {
    return state.description();
  }

  /** The tables. */
  public List<Part> parts() {
    return parts;
  }

  /** Number of slots of all tables. */
  public long slotCount() {
    return parts.stream().mapToLong(part -> part.frozen.count()).sum();
  }

  /** Puts the bytes of all entries of a key group together. {@link #sort} them before; then several threads may write, each another key group. */
  void write(int keyGroup, EntryBytes bytes) throws SnapshotException {
    bytes.nowMs(frozenMs);
    if (isByKeyGroup) {
      Part part = parts.get(keyGroup - range.first());
      StateEntry[] slots = part.slots();
      for (int index = 0; index < slots.length; index++) {
        if (index % TOUCHED == 0) {
          touch(slots, index, slots.length);
        }
        if (slots[index] != null) {
          state.write(slots[index], part.namespace(), keyGroup, bytes);
        }
      }
      return;
    }
    int start = starts[keyGroup - range.first()];
    int end = starts[keyGroup - range.first() + 1];
    for (int index = start; index < end; index++) {
      if ((index - start) % TOUCHED == 0) {
        touch(sorted, index, end);
      }
      state.write(sorted[index], namespaces.length == 0 ? parts.get(0).namespace() : namespaces[index], keyGroup, bytes);
    }
  }

  /**
   * Reads a field of each of the entries that come next and does nothing with it, so that the processor fetches all of them from memory at once: they lie
   * there in no order, and writing them one by one waits for each.
   */
  private void touch(StateEntry[] entries, int from, int end) {
    int sum = 0;
    for (int index = from; index < end && index < from + TOUCHED; index++) {
      StateEntry entry = entries[index];
      if (entry != null) {
        sum += entry.keyHash;
      }
    }
    touched += sum;
  }

  /**
   * Sorts the entries of all tables by key group, unless there is a table for each. Cost and memory: number of entries; each of them is looked at once.
   *
   * @param helper may do half of it
   */
  void sort(Executor helper) {
    if (isByKeyGroup || starts != null) {
      return;
    }
    KeyGroupSort sort = new KeyGroupSort(parts, range);
    sort.run(helper);
    starts = sort.starts();
    sorted = sort.sorted();
    namespaces = sort.namespaces();
  }
}
