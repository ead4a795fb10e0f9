package dev.stillwater.engine.snapshot.write;

import java.util.Arrays;

/**
 * Sorts numbers by an unsigned long that belongs to each, by the digits of that from lower to higher ones; digits that are the same in all are passed over, and so
 * are the lowest if those above them tell nearly all longs apart. The order of those with equal digits is kept.
 *
 * <p>THREADING: one thread.
 */
final class PrefixSort {
  private static final int DIGITS = Long.BYTES;
  private static final int VALUES = 256;
  /** How many times as many values as numbers the digits have when they tell nearly all apart: of a hundred less than one has another beside it. */
  private static final int SPARSE = 64;

  private final int[][] counts = new int[DIGITS][VALUES];
  private long[] prefixes = new long[0];
  private long[] otherPrefixes = new long[0];
  private int[] otherNumbers = new int[0];

  /** The array for the longs of so many numbers, to be filled before {@link #sort}. */
  long[] prefixes(int count) {
    if (prefixes.length < count) {
      prefixes = new long[count + count / 2];
      otherPrefixes = new long[prefixes.length];
      otherNumbers = new int[prefixes.length];
    }
    return prefixes;
  }

  /** The longs in the order of the sorted numbers. */
  long[] sorted() {
    return prefixes;
  }

  /**
   * Sorts; cost: the count, for each of the digits that it looks at.
   *
   * @return the bits of the longs by which the numbers are in order now
   */
  long sort(int[] numbers, int count) {
    for (int[] digit : counts) {
      Arrays.fill(digit, 0);
    }
    for (int index = 0; index < count; index++) {
      long prefix = prefixes[index];
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit][(int) (prefix >>> 8 * digit) & 0xff]++;
      }
    }
    int lowest = lowestDigit(count);
    int[] from = numbers;
    int[] to = otherNumbers;
    for (int digit = lowest; digit < DIGITS; digit++) {
      if (counts[digit][(int) (prefixes[0] >>> 8 * digit) & 0xff] < count) {
        pass(digit, from, to, count);
        int[] numbersBefore = from;
        from = to;
        to = numbersBefore;
        long[] prefixesBefore = prefixes;
        prefixes = otherPrefixes;
        otherPrefixes = prefixesBefore;
      }
    }
    if (from != numbers) {
      System.arraycopy(from, 0, numbers, 0, count);
    }
    return -1L << Byte.SIZE * lowest;
  }

  /** The lowest digit that is needed, if digits have nothing to do with each other; else more numbers have equal ones. */
  private int lowestDigit(int count) {
    double values = 1;
    int digit = DIGITS;
    while (digit > 0 && values < (double) SPARSE * count) {
      digit--;
      int most = Arrays.stream(counts[digit]).max().orElseThrow();
      values *= (double) count / most;
    }
    return digit;
  }

  private void pass(int digit, int[] from, int[] to, int count) {
    int[] next = counts[digit];
    int sum = 0;
    for (int value = 0; value < VALUES; value++) {
      int here = next[value];
      next[value] = sum;
      sum += here;
    }
    for (int index = 0; index < count; index++) {
      int place = next[(int) (prefixes[index] >>> 8 * digit) & 0xff]++;
      to[place] = from[index];
      otherPrefixes[place] = prefixes[index];
    }
  }
}
