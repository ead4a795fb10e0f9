package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Sorts what a snapshot holds of a state by key group: each of two halves of the tables is looked at on its own, by two threads if there is a helper.
 *
 * <p>Cost: the number of entries, each of which is looked at once, and of slots; memory: three arrays with a place for each entry.
 *
 * <p>THREADING: {@link #run} by one thread, once; the results by any after that.
 */
final class KeyGroupSort {
  private final List<FrozenState.Part> parts;
  private final KeyGroupRange range;
  private final int[] starts;
  private StateEntry[] sorted = new StateEntry[0];
  private Object[] namespaces = new Object[0];

  /** A sort of the parts' entries, whose key groups are those of the range. */
  KeyGroupSort(List<FrozenState.Part> parts, KeyGroupRange range) {
    this.parts = parts;
    this.range = range;
    starts = new int[range.count() + 1];
  }

  /** Sorts; the parts' slots are not read again. */
  void run(Executor helper) {
    int entries = Math.toIntExact(parts.stream().mapToLong(part -> part.frozen().entryCount()).sum());
    long pages = parts.stream().mapToLong(part -> part.frozen().pageCount()).sum();
    // Hashes spread the entries, so that half of the pages hold half of them or little more.
    int expected = (int) Math.min(entries, entries / 2 + entries / 64 + FrozenSlots.PAGE_SLOTS);
    Half one = new Half(expected);
    Half other = new Half(expected);
    long number = 0;
    for (FrozenState.Part part : parts) {
      for (int page = 0; page < part.frozen().pageCount(); page++) {
        (number++ < pages / 2 ? one : other).pages.add(new Page(part, page));
      }
    }
    SharedWork.both(helper, one::collect, other::collect);
    parts.forEach(FrozenState.Part::forget);
    sorted = new StateEntry[entries];
    namespaces = new Object[parts.size() > 1 ? sorted.length : 0];
    for (int group = 0; group < range.count(); group++) {
      starts[group + 1] = starts[group] + one.counts[group] + other.counts[group];
      one.next[group] = starts[group];
      other.next[group] = starts[group] + one.counts[group];
    }
    SharedWork.both(helper, one::place, other::place);
  }

  /** Where the entries of each key group of the range begin, and at the end where the last one's end. */
  int[] starts() {
    return starts;
  }

  /** The entries. */
  StateEntry[] sorted() {
    return sorted;
  }

  /** The namespace of each entry; empty when there is only one part. */
  Object[] namespaces() {
    return namespaces;
  }

  /** A page of a part's slots. */
  private record Page(FrozenState.Part part, int number) {
  }

  /** Some of the pages. */
  private final class Half {
    private final List<Page> pages = new ArrayList<>();
    private final int[] counts = new int[range.count()];
    private final int[] next = new int[range.count()];
    private StateEntry[] found;
    private char[] groups;
    private int[] pageEnds = new int[0];
    private int count;

    Half(int expected) {
      found = new StateEntry[expected];
      groups = new char[expected];
    }

    void collect() {
      StateEntry[] slots = new StateEntry[FrozenSlots.PAGE_SLOTS];
      pageEnds = new int[pages.size()];
      for (int number = 0; number < pageEnds.length; number++) {
        Page page = pages.get(number);
        int slotCount = page.part.frozen().read(page.number, slots);
        int from = count;
        for (int slot = 0; slot < slotCount; slot++) {
          if (slots[slot] != null) {
            put(slots[slot]);
          }
        }
        pageEnds[number] = count;
        countGroups(page.part.table(), from);
      }
    }

    private void put(StateEntry entry) {
      if (count == found.length) {
        int length = Math.addExact(count, (count >> 1) + 1);
        found = Arrays.copyOf(found, length);
        groups = Arrays.copyOf(groups, length);
      }
      found[count++] = entry;
    }

    /** A loop of its own, in which nothing hangs on what is read, so that the processor fetches many entries from memory at once. */
    private void countGroups(StateTable table, int from) {
      for (int index = from; index < count; index++) {
        int group = table.keyGroup(found[index]) - range.first();
        groups[index] = (char) group;
        counts[group]++;
      }
    }

    void place() {
      int index = 0;
      for (int number = 0; number < pageEnds.length; number++) {
        Object namespace = pages.get(number).part.namespace();
        for (; index < pageEnds[number]; index++) {
          int place = next[groups[index]]++;
          sorted[place] = found[index];
          if (namespaces.length > 0) {
            namespaces[place] = namespace;
          }
        }
      }
    }
  }
}
