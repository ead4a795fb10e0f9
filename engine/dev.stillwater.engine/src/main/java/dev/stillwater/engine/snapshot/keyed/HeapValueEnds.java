package dev.stillwater.engine.snapshot.keyed;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where the values of a heap file end whose serializer is unknown, from what is known around them: how many there are, that a namespace and a key of
 * the key group stand before each, and that the states behind them fill the key group to its end.
 *
 * <p>An answer is given only where one division fits: values of one length, or values that begin with the same bytes (as those of Kryo do, with the
 * class). A key that seems to begin inside of a value thus does not count.
 *
 * <p>THREADING: stateless.
 */
final class HeapValueEnds {
  private static final int[] PREFIX_BYTES = {8, 4, 2, 1, 0};
  private static final int LENGTHS_TRIED_MAX = 256;

  private final byte[] bytes;
  private final int from;
  private final int count;
  private final Surroundings surroundings;

  /** What is known around the values. */
  interface Surroundings {
    /** Where the value begins of an entry that begins at an offset; -1 if none can begin there. */
    int valueStart(int entryStart);

    /** Whether the last value can end at an offset. */
    boolean isEnd(int offset);
  }

  private HeapValueEnds(byte[] bytes, int from, int count, Surroundings surroundings) {
    this.bytes = bytes;
    this.from = from;
    this.count = count;
    this.surroundings = surroundings;
  }

  /**
   * The offsets at which the values end, in order. Cost: some passes over the bytes.
   *
   * @param bytes the rest of a key group
   * @param from where the first entry begins
   * @param count number of entries, 1 or more
   */
  static Optional<int[]> find(byte[] bytes, int from, int count, Surroundings surroundings) {
    return new HeapValueEnds(bytes, from, count, surroundings).find();
  }

  private Optional<int[]> find() {
    int first = surroundings.valueStart(from);
    if (first < 0) {
      return Optional.empty();
    }
    int end = lastEnd(first);
    if (end < 0) {
      return Optional.empty();
    }
    if (count == 1) {
      return Optional.of(new int[] {end});
    }
    int[] starts = starts(first, end);
    // Before anything is made for a number that a damaged file claims.
    if (starts.length < count - 1) {
      return Optional.empty();
    }
    Optional<int[]> sameLength = ofOneLength(first, starts, end);
    if (sameLength.isPresent()) {
      return sameLength;
    }
    for (int prefix : PREFIX_BYTES) {
      Optional<int[]> samePrefix = ofOnePrefix(first, starts, end, prefix);
      if (samePrefix.isPresent()) {
        return samePrefix;
      }
    }
    return Optional.empty();
  }

  /** The one offset at which the last value can end, or -1 if there is none or more than one. */
  private int lastEnd(int first) {
    int found = -1;
    for (int offset = first; offset <= bytes.length; offset++) {
      if (surroundings.isEnd(offset)) {
        if (found >= 0) {
          return -1;
        }
        found = offset;
      }
    }
    return found;
  }

  /** All offsets behind the first value's start at which an entry can begin. */
  private int[] starts(int first, int end) {
    int[] starts = new int[16];
    int size = 0;
    for (int offset = first + 1; offset < end; offset++) {
      int value = surroundings.valueStart(offset);
      if (value >= 0 && value <= end) {
        if (size == starts.length) {
          starts = Arrays.copyOf(starts, size * 2);
        }
        starts[size++] = offset;
      }
    }
    return Arrays.copyOf(starts, size);
  }

  private Optional<int[]> ofOneLength(int first, int[] starts, int end) {
    int[] found = null;
    for (int index = 0; index < Math.min(starts.length, LENGTHS_TRIED_MAX); index++) {
      int[] ends = endsOfLength(starts[index] - first, end);
      if (ends.length == count) {
        if (found != null) {
          return Optional.empty();
        }
        found = ends;
      }
    }
    return Optional.ofNullable(found);
  }

  private int[] endsOfLength(int length, int end) {
    int[] ends = new int[count];
    int entry = from;
    for (int index = 0; index < count; index++) {
      int value = surroundings.valueStart(entry);
      if (value < 0 || value + length > end) {
        return new int[0];
      }
      entry = value + length;
      ends[index] = entry;
    }
    return entry == end ? ends : new int[0];
  }

  /** The division in which all values begin with the same bytes as the first, if exactly so many entries can be there. */
  private Optional<int[]> ofOnePrefix(int first, int[] starts, int end, int prefix) {
    if (first + prefix > end) {
      return Optional.empty();
    }
    int[] ends = new int[count];
    int size = 0;
    int value = first;
    for (int start : starts) {
      int next = surroundings.valueStart(start);
      if (next + prefix > end || !Arrays.equals(bytes, first, first + prefix, bytes, next, next + prefix)) {
        continue;
      }
      // Two that overlap cannot both be entries, and nothing says which one is.
      if (start <= value || size == count - 1) {
        return Optional.empty();
      }
      ends[size++] = start;
      value = next;
    }
    if (size != count - 1) {
      return Optional.empty();
    }
    ends[size] = end;
    return Optional.of(ends);
  }
}
