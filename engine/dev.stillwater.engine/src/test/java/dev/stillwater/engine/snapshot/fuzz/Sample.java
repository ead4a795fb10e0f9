package dev.stillwater.engine.snapshot.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A valid input, to be damaged.
 *
 * <p>THREADING: immutable; the arrays must not be written.
 *
 * @param name where it comes from, for messages
 * @param bytes the part that is damaged
 * @param others the files that stand beside it and are left as they are, by name
 * @param numbers offsets at which a number of four bytes may stand that counts or measures something
 * @param texts offsets at which a text with two bytes of length may stand
 */
public record Sample(String name, byte[] bytes, Map<String, byte[]> others, int[] numbers, int[] texts) {
  private static final int NUMBER_MAX = 1 << 20;
  private static final int TEXT_BYTES_MAX = 300;

  /** A sample without files beside it. */
  public Sample(String name, byte[] bytes) {
    this(name, bytes, Map.of());
  }

  Sample(String name, byte[] bytes, Map<String, byte[]> others) {
    this(name, bytes, others, numbersIn(bytes), textsIn(bytes));
  }

  /** The texts of the sample, such as class names. */
  Set<String> dictionary() {
    Set<String> words = new TreeSet<>();
    for (int at : texts) {
      words.add(new String(bytes, at + 2, textLength(bytes, at), StandardCharsets.ISO_8859_1));
    }
    return words;
  }

  /** Number of bytes of all files. */
  long sizeBytes() {
    return bytes.length + others.values().stream().mapToLong(file -> file.length).sum();
  }

  /** Length of the text at the offset, -1 if none can be there. */
  static int textLength(byte[] bytes, int at) {
    if (at + 2 > bytes.length) {
      return -1;
    }
    int length = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    if (length < 2 || length > TEXT_BYTES_MAX || at + 2 + length > bytes.length) {
      return -1;
    }
    for (int index = at + 2; index < at + 2 + length; index++) {
      if (bytes[index] < 0x20 || bytes[index] == 0x7f) {
        return -1;
      }
    }
    return length;
  }

  private static int[] textsIn(byte[] bytes) {
    List<Integer> found = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int length = textLength(bytes, at);
      if (length > 0) {
        found.add(at);
      }
      at += length > 0 ? 2 + length : 1;
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] numbersIn(byte[] bytes) {
    List<Integer> found = new ArrayList<>();
    for (int at = 0; at + 4 <= bytes.length; at++) {
      int value = bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
      if (value > 0 && value < NUMBER_MAX || value == -1) {
        found.add(at);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
