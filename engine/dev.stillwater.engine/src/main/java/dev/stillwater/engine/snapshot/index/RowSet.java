package dev.stillwater.engine.snapshot.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of entries in ascending order, such as those that a filter lets through: a bit an entry at most, two bytes an entry where they are rare.
 *
 * <p>THREADING: immutable.
 */
public final class RowSet {
  /** No entries. */
  public static final RowSet EMPTY = new RowSet(List.of(), new long[] {0});
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
  private static final int LIST_MAX = CHUNK_ROWS / Character.SIZE;

  private final List<Chunk> chunks;
  private final long[] before;

  /** The rows whose upper bits are the number; either a list of the lower bits or a bit for each. */
  private record Chunk(long number, char[] list, long[] bits, int count) {
    /** Lower bits of the row of an index. */
    int select(int index) {
      if (bits == null) {
        return list[index];
      }
      int left = index;
      for (int word = 0;; word++) {
        int count = Long.bitCount(bits[word]);
        if (left < count) {
          long rest = bits[word];
          for (; left > 0; left--) {
            rest &= rest - 1;
          }
          return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
        }
        left -= count;
      }
    }

    /** How many rows lie below the lower bits. */
    int rank(int low) {
      if (bits == null) {
        int found = Arrays.binarySearch(list, 0, count, (char) low);
        return found < 0 ? -found - 1 : found;
      }
      int rank = 0;
      for (int word = 0; word < low >> 6; word++) {
        rank += Long.bitCount(bits[word]);
      }
      return rank + Long.bitCount(bits[low >> 6] & (1L << low) - 1);
    }
  }

  private RowSet(List<Chunk> chunks, long[] before) {
    this.chunks = chunks;
    this.before = before;
  }

  /** Number of rows. O(1). */
  public long size() {
    return before[chunks.size()];
  }

  /**
   * The row at an index. Cost: the logarithm of the number of rows.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public long row(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("index " + index + " of " + size());
    }
    int found = Arrays.binarySearch(before, 0, chunks.size() + 1, index);
    int chunk = found < 0 ? -found - 2 : found;
    Chunk holder = chunks.get(chunk);
    return (holder.number() << CHUNK_BITS) + holder.select((int) (index - before[chunk]));
  }

  /** Number of rows below a row: its index if it is in the set. Cost: the logarithm of the number of rows. */
  public long rank(long row) {
    int low = 0;
    int high = chunks.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (chunks.get(middle).number() < row >> CHUNK_BITS) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean isInside = low < chunks.size() && chunks.get(low).number() == row >> CHUNK_BITS;
    return before[low] + (isInside ? chunks.get(low).rank((int) (row & CHUNK_ROWS - 1)) : 0);
  }

  /** Whether the row is in the set. Cost: as {@link #rank}. */
  public boolean contains(long row) {
    long index = rank(row);
    return index < size() && row(index) == row;
  }

  /**
   * Collects rows in ascending order; {@link #rows} may be asked for at any time.
   *
   * <p>THREADING: one thread.
   */
  public static final class Builder {
    private final List<Chunk> done = new ArrayList<>();
    private long number = -1;
    private char[] list = new char[16];
    private long[] bits;
    private int count;
    private long last = -1;

    /**
     * Takes a row.
     *
     * @throws IllegalArgumentException if it is not above the one before
     */
    public void add(long row) {
      if (row <= last) {
        throw new IllegalArgumentException("row " + row + " behind row " + last);
      }
      last = row;
      if (row >> CHUNK_BITS != number) {
        finish();
        number = row >> CHUNK_BITS;
      }
      int low = (int) (row & CHUNK_ROWS - 1);
      if (bits == null && count == LIST_MAX) {
        bits = new long[CHUNK_ROWS / Long.SIZE];
        for (char known : list) {
          bits[known >> 6] |= 1L << known;
        }
      }
      if (bits != null) {
        bits[low >> 6] |= 1L << low;
      } else {
        if (count == list.length) {
          list = Arrays.copyOf(list, Math.min(LIST_MAX, count * 2));
        }
        list[count] = (char) low;
      }
      count++;
    }

    private void finish() {
      if (count > 0) {
        done.add(current());
      }
      list = new char[16];
      bits = null;
      count = 0;
    }

    private Chunk current() {
      return bits == null ? new Chunk(number, Arrays.copyOf(list, count), null, count) : new Chunk(number, null, bits.clone(), count);
    }

    /** The rows so far. Cost: their number divided by some ten thousand. */
    public RowSet rows() {
      List<Chunk> chunks = new ArrayList<>(done);
      if (count > 0) {
        chunks.add(current());
      }
      long[] before = new long[chunks.size() + 1];
      for (int index = 0; index < chunks.size(); index++) {
        before[index + 1] = before[index] + chunks.get(index).count();
      }
      return new RowSet(List.copyOf(chunks), before);
    }
  }
}
