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
    long difference = word ^ wanted;
    return ~((difference & LOW_BITS) + LOW_BITS | difference | LOW_BITS);
  }
}
