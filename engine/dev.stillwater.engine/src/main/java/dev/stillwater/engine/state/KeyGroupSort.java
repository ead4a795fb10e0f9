package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Sorts what a snapshot holds of a state by key group: each of two halves of the tables is looked at on its own, by two threads if there is a helper.
 *
 * <p>The slots are read twice, to count the entries of each key group and to put them into their places, so that there is no second array of entries: each byte that a
 * snapshot takes brings the collector nearer, which then looks at all of the state.
 *
 * <p>Cost: the number of entries, each of which is looked at once, and of slots; memory: six bytes for each entry.
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
    SharedWork.both(helper, one::count, other::count);
    sorted = new StateEntry[entries];
    namespaces = new Object[parts.size() > 1 ? sorted.length : 0];
    for (int group = 0; group < range.count(); group++) {
      starts[group + 1] = starts[group] + one.counts[group] + other.counts[group];
      one.next[group] = starts[group];
      other.next[group] = starts[group] + one.counts[group];
    }
    SharedWork.both(helper, one::place, other::place);
    parts.forEach(FrozenState.Part::forget);
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
    private final StateEntry[] entries = new StateEntry[FrozenSlots.PAGE_SLOTS];
    private char[] groups;
    private int count;

    Half(int expected) {
      groups = new char[expected];
    }

    void count() {
      for (Page page : pages) {
        countGroups(page.part.table(), read(page));
      }
    }

    /** Reads the entries of a page; gives their number. */
    private int read(Page page) {
      int slotCount = page.part.frozen().read(page.number, entries);
      int found = 0;
      for (int slot = 0; slot < slotCount; slot++) {
        StateEntry entry = entries[slot];
        entries[found] = entry;
        found += entry == null ? 0 : 1;
      }
      return found;
    }

    /** A loop of its own, in which nothing hangs on what is read, so that the processor fetches many entries from memory at once. */
    private void countGroups(StateTable table, int found) {
      if (groups.length < count + found) {
        groups = Arrays.copyOf(groups, Math.addExact(count + found, count >> 1));
      }
      for (int index = 0; index < found; index++) {
        int group = table.keyGroup(entries[index]) - range.first();
        groups[count + index] = (char) group;
        counts[group]++;
      }
      count += found;
    }

    void place() {
      int index = 0;
      for (Page page : pages) {
        int found = read(page);
        Object namespace = page.part.namespace();
        for (int entry = 0; entry < found; entry++, index++) {
          int place = next[groups[index]]++;
          sorted[place] = entries[entry];
          if (namespaces.length > 0) {
            namespaces[place] = namespace;
          }
        }
      }
    }
  }
}
