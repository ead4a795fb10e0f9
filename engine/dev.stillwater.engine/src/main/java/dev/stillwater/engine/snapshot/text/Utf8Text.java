package dev.stillwater.engine.snapshot.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text that grows, as bytes of UTF-8: made for millions of lines.
 *
 * <p>THREADING: one thread.
 */
public final class Utf8Text {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LONG_MIN = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
  private static final int LONG_DIGITS_MAX = 20;
  private static final int BYTES_A_CHAR_MAX = 6;
  private static final byte REPLACEMENT = '?';

  private byte[] bytes;
  private int size;

  public Utf8Text(int capacity) {
    bytes = new byte[capacity];
  }

  /** Number of bytes. */
  public int size() {
    return size;
  }

  /** Forgets all; the memory is used again. */
  public void clear() {
    size = 0;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Writes all to the stream and forgets it. */
  public void drainTo(PrintStream out) {
    out.write(bytes, 0, size);
    size = 0;
  }

  /** Writes all to the stream and forgets it. */
  public void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  /** Appends a character below 128. */
  public Utf8Text ascii(char character) {
    ensure(1);
    bytes[size++] = (byte) character;
    return this;
  }

  /** Appends a text of characters below 128. */
  public Utf8Text ascii(String text) {
    int length = text.length();
    ensure(length);
    for (int index = 0; index < length; index++) {
      bytes[size++] = (byte) text.charAt(index);
    }
    return this;
  }

  /** Appends bytes that are a text already. */
  public Utf8Text bytes(byte[] text) {
    ensure(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return this;
  }

  /** Appends the digits of a number. */
  public Utf8Text number(long number) {
    ensure(LONG_DIGITS_MAX);
    if (number < 0) {
      if (number == Long.MIN_VALUE) {
        return bytes(LONG_MIN);
      }
      bytes[size++] = '-';
    }
    long rest = Math.abs(number);
    int count = 1;
    for (long bound = 10; count < LONG_DIGITS_MAX - 1 && rest >= bound; bound *= 10) {
      count++;
    }
    int at = size + count;
    while (rest > Integer.MAX_VALUE) {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    for (int small = (int) rest; at > size; small /= 10) {
      bytes[--at] = (byte) ('0' + small % 10);
    }
    size += count;
    return this;
  }

  /** Appends bytes as pairs of hexadecimal digits. */
  public Utf8Text hex(byte[] data) {
    ensure(data.length * 2);
    for (byte value : data) {
      bytes[size++] = DIGITS[value >> 4 & 15];
      bytes[size++] = DIGITS[value & 15];
    }
    return this;
  }

  /** Appends any text. A half of a surrogate pair alone becomes a question mark. */
  public Utf8Text text(CharSequence text) {
    int length = text.length();
    for (int index = 0; index < length; index++) {
      index += character(text, index);
    }
    return this;
  }

  /** Appends a text as JSON knows it, with its quotes. Half surrogate pairs are escaped, so that nothing is lost. */
  public Utf8Text quoted(CharSequence text) {
    int length = text.length();
    ensure(length + 2);
    bytes[size++] = '"';
    for (int index = 0; index < length; index++) {
      char character = text.charAt(index);
      if (character >= ' ' && character < 128 && character != '"' && character != '\\') {
        ensure(2);
        bytes[size++] = (byte) character;
      } else if (character < 128) {
        escaped(character);
      } else if (Character.isSurrogate(character) && !isPair(text, index)) {
        unicode(character);
      } else {
        index += character(text, index);
      }
    }
    return ascii('"');
  }

  private void escaped(char character) {
    switch (character) {
      case '"' -> ascii("\\\"");
      case '\\' -> ascii("\\\\");
      case '\n' -> ascii("\\n");
      case '\r' -> ascii("\\r");
      case '\t' -> ascii("\\t");
      default -> unicode(character);
    }
  }

  private void unicode(char character) {
    ascii("\\u");
    ensure(4);
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[size++] = DIGITS[character >> shift & 15];
    }
  }

  /** Appends the character at the index; returns 1 if it took the next one too. */
  private int character(CharSequence text, int index) {
    ensure(BYTES_A_CHAR_MAX);
    char character = text.charAt(index);
    if (character < 0x80) {
      bytes[size++] = (byte) character;
    } else if (character < 0x800) {
      bytes[size++] = (byte) (0xc0 | character >> 6);
      bytes[size++] = (byte) (0x80 | character & 63);
    } else if (!Character.isSurrogate(character)) {
      bytes[size++] = (byte) (0xe0 | character >> 12);
      bytes[size++] = (byte) (0x80 | character >> 6 & 63);
      bytes[size++] = (byte) (0x80 | character & 63);
    } else if (isPair(text, index)) {
      int point = Character.toCodePoint(character, text.charAt(index + 1));
      bytes[size++] = (byte) (0xf0 | point >> 18);
      bytes[size++] = (byte) (0x80 | point >> 12 & 63);
      bytes[size++] = (byte) (0x80 | point >> 6 & 63);
      bytes[size++] = (byte) (0x80 | point & 63);
      return 1;
    } else {
      bytes[size++] = REPLACEMENT;
    }
    return 0;
  }

  private static boolean isPair(CharSequence text, int index) {
    return Character.isHighSurrogate(text.charAt(index)) && index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
  }

  private void ensure(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }
}
