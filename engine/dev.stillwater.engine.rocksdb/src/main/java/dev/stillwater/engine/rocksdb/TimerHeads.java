package dev.stillwater.engine.rocksdb;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;
import org.rocksdb.RocksDBException;

/**
 * The earliest timers of each key group on the heap, in the order of their bytes: key group, time, key, namespace. Behind them there may be more in the
 * instance; a key group whose head is used up gets its next ones at once, so that what is not in a head is later than all that is.
 *
 * <p>THREADING: the subtask.
 */
final class TimerHeads {
  private static final int HEAD = 128;

  private final int first;
  private final int prefixBytes;
  private final Source source;
  private final TreeSet<byte[]>[] heads;
  private final boolean[] hasMore;
  /** The first timer of each key group, by time. */
  private final TreeSet<byte[]> firsts;

  /** Gives the timers that are not in a head. */
  @FunctionalInterface
  interface Source {
    /** Adds the first timers of a key group behind the given one, or from its start, to the head; false when these were all. */
    boolean refill(int keyGroup, byte[] behind, TreeSet<byte[]> head, int count) throws RocksDBException;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
  TimerHeads(int first, int count, int prefixBytes, Source source) {
    this.first = first;
    this.prefixBytes = prefixBytes;
    this.source = source;
    heads = new TreeSet[count];
    hasMore = new boolean[count];
    Comparator<byte[]> byTime = (one, other) -> Arrays.compareUnsigned(one, prefixBytes, one.length, other, prefixBytes, other.length);
    firsts = new TreeSet<>(byTime.thenComparing(Arrays::compareUnsigned));
  }

  private TreeSet<byte[]> head(int index) {
    if (heads[index] == null) {
      heads[index] = new TreeSet<>(Arrays::compareUnsigned);
    }
    return heads[index];
  }

  /** Adds a timer. */
  void add(int keyGroup, byte[] timer) throws RocksDBException {
    int index = keyGroup - first;
    TreeSet<byte[]> head = head(index);
    if (hasMore[index] && Arrays.compareUnsigned(timer, head.last()) > 0) {
      return;
    }
    byte[] before = head.isEmpty() ? null : head.first();
    if (head.add(timer) && head.size() > 2 * HEAD) {
      while (head.size() > HEAD) {
        head.pollLast();
      }
      hasMore[index] = true;
    }
    changed(before, head);
  }

  private void changed(byte[] before, TreeSet<byte[]> head) {
    byte[] now = head.isEmpty() ? null : head.first();
    if (before != now) {
      if (before != null) {
        firsts.remove(before);
      }
      if (now != null) {
        firsts.add(now);
      }
    }
  }

  /** Removes a timer, which need not be there; the change is in the source already. */
  void remove(int keyGroup, byte[] timer) throws RocksDBException {
    int index = keyGroup - first;
    TreeSet<byte[]> head = head(index);
    if (head.isEmpty()) {
      return;
    }
    byte[] before = head.first();
    if (head.remove(timer) && head.isEmpty() && hasMore[index]) {
      hasMore[index] = source.refill(keyGroup, timer, head, HEAD);
    }
    changed(before, head);
  }

  /** The earliest timer of all; null when there is none. */
  byte[] first() {
    return firsts.isEmpty() ? null : firsts.first();
  }

  /** Takes the heads from the source. Cost: a seek for each key group. */
  void load() throws RocksDBException {
    firsts.clear();
    for (int index = 0; index < heads.length; index++) {
      TreeSet<byte[]> head = head(index);
      head.clear();
      hasMore[index] = source.refill(first + index, new byte[0], head, HEAD);
      changed(null, head);
    }
  }
}
