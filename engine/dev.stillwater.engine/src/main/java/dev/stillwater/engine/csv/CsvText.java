package dev.stillwater.engine.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings of one column: texts that come again and again are decoded once. A column whose texts seldom come again is not looked up any more.
 *
 * <p>THREADING: one thread.
 */
final class CsvText {
  private static final int SLOT_BITS = 10;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int LENGTH_MAX = 24;
  private static final int TRIAL = 8192;

  private final byte[][] bytes = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];
  private final long[] words = new long[SLOTS];
  private final String[] shortTexts = new String[SLOTS];
  private int lookups;
  private int misses;
  private boolean isWorthIt = true;

  /**
   * The text of the bytes.
   *
   * @throws CharacterCodingException if they are no UTF-8
   */
  String text(byte[] source, int from, int end) throws CharacterCodingException {
    int length = end - from;
    if (length == 0) {
      return "";
    }
    if (!isWorthIt || length > LENGTH_MAX) {
      return decode(source, from, end);
    }
    if (length < CsvWords.BYTES && from + CsvWords.BYTES <= source.length) {
      return shortText(source, from, length, CsvWords.at(source, from));
    }
    int hash = length;
    for (int index = from; index < end; index++) {
      hash = hash * 31 + source[index];
    }
    int slot = (hash ^ hash >>> 10) & SLOTS - 1;
    byte[] known = bytes[slot];
    if (known != null && known.length == length && isSame(known, source, from)) {
      lookups++;
      return texts[slot];
    }
    return remember(source, from, end, slot);
  }

  /**
   * The text of one to seven bytes, which are one number with their length, so that they are found without a loop.
   *
   * @param eight the bytes and those that follow
   * @throws CharacterCodingException if they are no UTF-8
   */
  String shortText(byte[] source, int from, int length, long eight) throws CharacterCodingException {
    if (!isWorthIt) {
      return decode(source, from, from + length);
    }
    long word = eight & (1L << (length << 3)) - 1 | (long) length << 56;
    int slot = (int) (word * 0x9E3779B97F4A7C15L >>> 64 - SLOT_BITS);
    if (words[slot] == word) {
      lookups++;
      return shortTexts[slot];
    }
    String text = decode(source, from, from + length);
    missed();
    words[slot] = word;
    shortTexts[slot] = text;
    return text;
  }

  private static boolean isSame(byte[] known, byte[] source, int from) {
    for (int index = 0; index < known.length; index++) {
      if (known[index] != source[from + index]) {
        return false;
      }
    }
    return true;
  }

  private String remember(byte[] source, int from, int end, int slot) throws CharacterCodingException {
    String text = decode(source, from, end);
    missed();
    bytes[slot] = Arrays.copyOfRange(source, from, end);
    texts[slot] = text;
    return text;
  }

  private void missed() {
    misses++;
    if (++lookups >= TRIAL) {
      isWorthIt = misses < lookups / 2;
      lookups = 0;
      misses = 0;
    }
  }

  private static String decode(byte[] source, int from, int end) throws CharacterCodingException {
    String text = new String(source, from, end - from, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, from, end - from)).toString();
    }
    return text;
  }
}
