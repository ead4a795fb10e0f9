package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.List;

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
      slots = null;
      isForgotten = true;
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
  long slotCount() {
    return parts.stream().mapToLong(part -> part.frozen.count()).sum();
  }

  /** Gives the bytes of all entries of a key group to the sink. {@link #sort} them before; then several threads may write, each another key group. */
  void write(int keyGroup, EntryBytes bytes, EntryBytes.Sink sink) throws SnapshotException {
    bytes.nowMs(frozenMs);
    if (isByKeyGroup) {
      Part part = parts.get(keyGroup - range.first());
      StateEntry[] slots = part.slots();
      for (int index = 0; index < slots.length; index++) {
        if (index % TOUCHED == 0) {
          touch(slots, index, slots.length);
        }
        if (slots[index] != null) {
          state.write(slots[index], part.namespace(), keyGroup, bytes, sink);
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
      state.write(sorted[index], namespaces == null ? parts.get(0).namespace() : namespaces[index], keyGroup, bytes, sink);
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

  /** Sorts the entries of all tables by key group, unless there is a table for each. Cost and memory: number of entries; each of them is looked at once. */
  void sort() {
    if (isByKeyGroup || starts != null) {
      return;
    }
    int size = 0;
    for (Part part : parts) {
      for (StateEntry entry : part.slots()) {
        size += entry == null ? 0 : 1;
      }
    }
    StateEntry[] found = new StateEntry[size];
    char[] groups = new char[size];
    starts = new int[range.count() + 1];
    int index = 0;
    for (Part part : parts) {
      for (StateEntry entry : part.slots()) {
        if (entry != null) {
          int group = part.table().keyGroup(entry) - range.first();
          starts[group + 1]++;
          groups[index] = (char) group;
          found[index++] = entry;
        }
      }
    }
    for (int group = 0; group < range.count(); group++) {
      starts[group + 1] += starts[group];
    }
    int[] next = starts.clone();
    sorted = new StateEntry[size];
    int[] places = parts.size() == 1 ? null : new int[size];
    for (index = 0; index < size; index++) {
      int place = next[groups[index]]++;
      sorted[place] = found[index];
      if (places != null) {
        places[index] = place;
      }
    }
    if (places != null) {
      sortNamespaces(places);
    }
    parts.forEach(Part::forget);
  }

  private void sortNamespaces(int[] places) {
    namespaces = new Object[places.length];
    int index = 0;
    for (Part part : parts) {
      for (StateEntry entry : part.slots()) {
        if (entry != null) {
          namespaces[places[index++]] = part.namespace();
        }
      }
    }
  }
}
