package dev.stillwater.engine.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes of text eight at a time.
 *
 * <p>THREADING: stateless.
 */
final class CsvWords {
  /** Bytes of a word. */
  static final int BYTES = Long.BYTES;
  /** A word of line ends. */
  static final long LINE_ENDS = of((byte) '\n');

  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long ZEROS = of((byte) '0');
  /** What makes the highest bit of a byte out of anything above nine. */
  private static final long ABOVE_NINE = of((byte) (0x80 - 10));
  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private CsvWords() {
  }

  /** A word of one byte eight times. */
  static long of(byte value) {
    return (value & 0xFFL) * 0x0101010101010101L;
  }

  /** The word at an index; its first byte is the lowest. */
  static long at(byte[] source, int index) {
    return (long) WORDS.get(source, index);
  }

  /** The highest bit of each byte that is the same in both words. */
  static long marks(long word, long wanted) {
    return ~(others(word, wanted) | LOW_BITS);
  }

  /** Whether one of the bytes from an index to below the end is the wanted one, which is given as a word. Four words at a time, as it runs over every byte of a file. */
  static boolean contain(byte[] source, int from, int end, long wanted) {
    int at = from;
    long others = ~LOW_BITS;
    for (; at <= end - 4 * BYTES; at += 4 * BYTES) {
      others &= others(at(source, at), wanted) & others(at(source, at + BYTES), wanted) & others(at(source, at + 2 * BYTES), wanted)
          & others(at(source, at + 3 * BYTES), wanted);
    }
    boolean isFound = (others & ~LOW_BITS) != ~LOW_BITS;
    for (; at < end; at++) {
      isFound |= source[at] == (byte) wanted;
    }
    return isFound;
  }

  /** The highest bit of each byte that differs; the other bits mean nothing. */
  private static long others(long word, long wanted) {
    long difference = word ^ wanted;
    return (difference & LOW_BITS) + LOW_BITS | difference;
  }

  /** The highest bit of each byte that is no decimal digit. */
  static long otherThanDigits(long word) {
    return aboveNine(word ^ ZEROS);
  }

  /** The highest bit of each byte that is above nine. */
  static long aboveNine(long values) {
    return ((values & LOW_BITS) + ABOVE_NINE | values) & ~LOW_BITS;
  }

  /**
   * The number that the first digits of a word write. Neighbours are taken together three times: digits to pairs, pairs to fours, fours to all eight.
   *
   * @param length how many digits there are, 1 to 8
   */
  static long number(long word, int length) {
    long digits = (word ^ ZEROS) << (BYTES - length << 3);
    long pairs = digits * 10 + (digits >>> 8) & 0x00FF00FF00FF00FFL;
    long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
    return (fours * 10_000 + (fours >>> 32)) & 0xFFFFFFFFL;
  }
}
