package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Entries in memory, such as those of one key group, to be sorted by state and by the bytes of their keys.
 *
 * <p>An entry stands in {@code bytes} as state id and then as in a canonical file: length of the key, key, length of the value, value.
 *
 * <p>THREADING: one thread.
 */
public final class KeyGroupBuffer {
  /** Entries that are fetched at once. */
  public static final int TOUCHED = 32;
  private static final int HEAD_BYTES = 2 * Integer.BYTES;
  private static final int NONE = -1;
  private static final int SORTED_BY_INSERTION = 7;
  private static final int SORTED_BY_COMPARING = 64;
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final ByteWriter bytes = new ByteWriter(1 << 12);
  private int[] starts = new int[64];
  private int[] spare = new int[0];
  private final PrefixSort prefixSort = new PrefixSort();
  private int count;
  /** Where the value of the last entry stands that was begun. */
  private int value;
  private int repeated = NONE;
  private int touched;

  /** Whether one more entry of the length finds room. */
  public boolean hasRoom(long entryBytes) {
    return bytes.size() + HEAD_BYTES + Integer.BYTES + entryBytes < Integer.MAX_VALUE / 2;
  }

  /** Adds an entry; its bytes are copied. */
  public void add(int state, ByteWriter key, ByteWriter value) {
    begin(state).writeBytes(key.array(), 0, key.size());
    endKey();
    bytes.writeBytes(value.array(), 0, value.size());
    end();
  }

  /** Begins an entry: its key is appended to what is given here, then, behind {@link #endKey}, its value. It counts once it has its {@link #end}. */
  public ByteWriter begin(int state) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count] = bytes.size();
    return bytes.writeInt(state).writeInt(0);
  }

  /** Says that the key of the entry that was begun is whole. */
  public void endKey() {
    int start = starts[count];
    INTS.set(bytes.array(), start + Integer.BYTES, bytes.size() - start - HEAD_BYTES);
    bytes.writeInt(0);
    value = bytes.size();
  }

  /** Says that the entry that was begun is whole. */
  void end() {
    INTS.set(bytes.array(), value - Integer.BYTES, bytes.size() - value);
    count++;
  }

  /** What the entry that was begun is appended to. */
  public ByteWriter bytes() {
    return bytes;
  }

  /** Where the value of the entry stands that was begun. */
  int value() {
    return value;
  }

  /** Bytes of memory that the entries take. */
  public long sizeBytes() {
    return bytes.size();
  }

  /** Number of entries. */
  public int count() {
    return count;
  }

  /** Forgets the entries. */
  public void clear() {
    count = 0;
    repeated = NONE;
    bytes.truncate(0);
  }

  /** Sorts the entries. Cost: their number where they are sorted already or eight bytes tell keys apart, n log n comparisons of keys elsewhere. */
  public void sort() {
    if (isSorted()) {
      return;
    }
    repeated = NONE;
    if (spare.length < count) {
      spare = new int[starts.length];
    }
    if (count < SORTED_BY_COMPARING) {
      sortByComparing(0, count);
      return;
    }
    int common = commonBytes();
    long[] prefixes = prefixSort.prefixes(count);
    for (int index = 0; index < count; index++) {
      prefixes[index] = prefix(starts[index], common);
    }
    long sortedBits = prefixSort.sort(starts, count);
    sortRuns(prefixSort.sorted(), sortedBits);
  }

  /** Whether nothing is to be done, as where entries come out of a sorted store; finds the first repeated one on its way. */
  private boolean isSorted() {
    repeated = NONE;
    for (int index = 1; index < count; index++) {
      int order = compare(starts[index - 1], starts[index]);
      if (order > 0) {
        return false;
      }
      repeated = order == 0 && repeated == NONE ? index : repeated;
    }
    return true;
  }

  /** What the sorted bits of the prefixes do not tell apart is compared. */
  private void sortRuns(long[] prefixes, long sortedBits) {
    int start = 0;
    for (int index = 1; index <= count; index++) {
      if (index == count || ((prefixes[index] ^ prefixes[start]) & sortedBits) != 0) {
        if (index - start > 1) {
          sortByComparing(start, index);
        }
        start = index;
      }
    }
  }

  private void sortByComparing(int from, int to) {
    System.arraycopy(starts, from, spare, from, to - from);
    sort(spare, starts, from, to);
    for (int index = from + 1; index < to && repeated == NONE; index++) {
      if (compare(starts[index - 1], starts[index]) == 0) {
        repeated = index;
      }
    }
  }

  /** Number of bytes with which state and key of all entries begin. */
  private int commonBytes() {
    byte[] array = bytes.array();
    int first = starts[0];
    int common = Integer.BYTES + number(first + 4);
    for (int index = 1; index < count && common > 0; index++) {
      int start = starts[index];
      int most = Math.min(common, Integer.BYTES + number(start + 4));
      common = 0;
      while (common < most && array[place(first, common)] == array[place(start, common)]) {
        common++;
      }
    }
    return common;
  }

  /** Where a byte of an entry's state and key stands; the key's length is between both. */
  private static int place(int start, int offset) {
    return offset < Integer.BYTES ? start + offset : start + HEAD_BYTES + offset - Integer.BYTES;
  }

  /** Eight bytes of state and key from an offset on, with zeros behind the end. */
  private long prefix(int start, int offset) {
    int length = Integer.BYTES + number(start + 4);
    if (offset >= Integer.BYTES && length - offset >= Long.BYTES) {
      return (long) LONGS.get(bytes.array(), place(start, offset));
    }
    long prefix = 0;
    for (int index = offset; index < offset + Long.BYTES; index++) {
      prefix = prefix << 8 | (index < length ? bytes.array()[place(start, index)] & 0xff : 0);
    }
    return prefix;
  }

  /** Sorts a part of {@code target}; {@code source} holds the same numbers there, in whatever order this leaves them. */
  private void sort(int[] source, int[] target, int from, int to) {
    if (to - from < SORTED_BY_INSERTION) {
      for (int index = from + 1; index < to; index++) {
        int start = target[index];
        int hole = index;
        for (; hole > from && compare(target[hole - 1], start) > 0; hole--) {
          target[hole] = target[hole - 1];
        }
        target[hole] = start;
      }
      return;
    }
    int middle = from + to >>> 1;
    sort(target, source, from, middle);
    sort(target, source, middle, to);
    int left = from;
    int right = middle;
    for (int index = from; index < to; index++) {
      boolean isLeft = right == to || left < middle && compare(source[left], source[right]) <= 0;
      target[index] = isLeft ? source[left++] : source[right++];
    }
  }

  private int compare(int one, int other) {
    int byState = Integer.compare(number(one), number(other));
    return byState != 0 ? byState : Arrays.compareUnsigned(bytes.array(), keyStart(one), keyStart(one) + number(one + 4),
        bytes.array(), keyStart(other), keyStart(other) + number(other + 4));
  }

  /**
   * Reads a byte of each of the next entries and does nothing with it, so that the processor fetches all of them from memory at once: to be called for every
   * {@link #TOUCHED}th entry before it is read in the sorted order.
   */
  public void touch(int from) {
    int sum = 0;
    byte[] array = bytes.array();
    for (int index = from; index < count && index < from + TOUCHED; index++) {
      sum += array[starts[index]];
    }
    touched += sum;
  }

  /** The first entry that has the state and key of the one before, once they are sorted. O(1). */
  public OptionalInt firstRepeated() {
    return repeated == NONE ? OptionalInt.empty() : OptionalInt.of(repeated);
  }

  /** State of an entry. */
  public int state(int index) {
    return number(starts[index]);
  }

  /** Puts the key of an entry into the writer in place of what it holds. */
  public void copyKey(int index, ByteWriter target) {
    target.truncate(0).writeBytes(bytes.array(), keyStart(starts[index]), number(starts[index] + 4));
  }

  /** Puts the value of an entry into the writer in place of what it holds. */
  public void copyValue(int index, ByteWriter target) {
    int length = valueLength(starts[index]);
    target.truncate(0).writeBytes(bytes.array(), length + Integer.BYTES, number(length));
  }

  /** Appends an entry to the writer as it stands in a canonical file; gives the number of bytes. */
  int copyEntry(int index, ByteWriter target) {
    int start = starts[index];
    int length = valueLength(start);
    int size = length + Integer.BYTES + number(length) - start - Integer.BYTES;
    target.writeBytes(bytes.array(), start + Integer.BYTES, size);
    return size;
  }

  /** Where the length of an entry's value stands. */
  private int valueLength(int start) {
    return keyStart(start) + number(start + Integer.BYTES);
  }

  private static int keyStart(int start) {
    return start + HEAD_BYTES;
  }

  private int number(int at) {
    return (int) INTS.get(bytes.array(), at);
  }
}
