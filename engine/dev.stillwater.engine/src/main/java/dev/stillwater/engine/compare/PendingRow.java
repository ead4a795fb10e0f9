package dev.stillwater.engine.compare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A row of one side that waits for its equal of the other one.
 *
 * <p>The bytes are what must be the same, then the numbers that may differ by the tolerance, then the fields that are not compared; {@link RowShape} writes and
 * reads them.
 *
 * <p>THREADING: whoever holds the lock of its comparison.
 */
final class PendingRow {
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int OBJECT_BYTES = 88;

  final RowShape shape;
  final Side side;
  final long hash;
  final long sequence;
  final byte[] bytes;
  final int identityEnd;
  final int numbersEnd;
  /** The next one in its place of the table. */
  PendingRow next;

  PendingRow(RowShape shape, Side side, long hash, long sequence, byte[] bytes, int identityEnd, int numbersEnd) {
    this.shape = shape;
    this.side = side;
    this.hash = hash;
    this.sequence = sequence;
    this.bytes = bytes;
    this.identityEnd = identityEnd;
    this.numbersEnd = numbersEnd;
  }

  /** About the memory that it takes. */
  int sizeBytes() {
    return OBJECT_BYTES + bytes.length;
  }

  /** A hash of bytes whose bits are all good. */
  static long hash(byte[] bytes, int from, int to, long seed) {
    long hash = seed ^ (to - from) * 0x9e3779b97f4a7c15L;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | bytes[at] & 0xff;
    }
    return mixed(hash ^ rest);
  }

  private static long mixed(long value) {
    long mixed = value * 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 32;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 29;
  }
}
