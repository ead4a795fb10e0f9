package dev.stillwater.engine.replay;

import dev.stillwater.engine.row.Row;

/**
 * 128 bits of a row: its event time and its values in their order. The same on every machine.
 *
 * <p>THREADING: one thread.
 */
final class RowHash {
  private static final long NULL = 0x6E756C6C6E756C6CL;

  /** The first 64 bits of the last row. */
  long high;
  /** The other 64 bits. */
  long low;

  /** Takes a row; cost: its length. */
  void take(Row row) {
    high = 0x9E3779B97F4A7C15L;
    low = 0xC2B2AE3D27D4EB4FL;
    add(row.timestamp);
    int size = row.type().size();
    for (int column = 0; column < size; column++) {
      if (row.isNull(column)) {
        add(NULL);
      } else {
        add(row.get(column));
      }
    }
  }

  private void add(Object value) {
    switch (value) {
      case Long number -> add(number.longValue());
      case Integer number -> add(number.longValue());
      case Double number -> add(Double.doubleToLongBits(number));
      case Boolean truth -> add(truth ? 1L : 2L);
      case String text -> addText(text);
      case byte[] bytes -> {
        add(bytes.length);
        for (byte each : bytes) {
          add(each);
        }
      }
      default -> addText(value.toString());
    }
  }

  private void addText(String text) {
    long first = text.length();
    long second = ~first;
    for (int index = 0; index < text.length(); index++) {
      first = first * 0x100000001B3L ^ text.charAt(index);
      second = (second ^ text.charAt(index)) * 0x9FB21C651E98DF25L;
    }
    add(first);
    add(second);
  }

  private void add(long value) {
    high = mix(high ^ value);
    low = mix(low + value * 0xD6E8FEB86659FD93L);
  }

  /** The finishing steps of SplitMix64: every bit of the input changes about half of those of the result. */
  static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return (z ^ z >>> 31) + 0x9E3779B97F4A7C15L;
  }
}
