package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Flink's encoding of texts: the number of chars, then each char, as numbers of seven bits a byte, the lowest first.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code StringValue.writeString}, {@code StringValue.write}.
 */
final class Texts {
  private static final int CHUNK_CHARS = 4096;

  private Texts() {
  }

  /** Reads a text or null: the number is one above that of the chars, 0 is null. */
  static String readNullable(ByteReader in) throws SnapshotException {
    int code = readLength(in);
    return code == 0 ? null : readChars(in, code - 1);
  }

  /** Reads a text whose number is that of the chars, as {@code StringValue} in its own serializer. */
  static String readPlain(ByteReader in) throws SnapshotException {
    return readChars(in, readLength(in));
  }

  /** Reads a text that is not null; {@link Corrupt} if it is. */
  static String readRequired(ByteReader in) throws SnapshotException {
    long at = in.offset();
    String text = readNullable(in);
    if (text == null) {
      throw new Corrupt(new Place(in.name(), at), "a text is missing.", "a text", "null");
    }
    return text;
  }

  static void skipNullable(ByteReader in) throws SnapshotException {
    skipChars(in, readLength(in) - 1);
  }

  static void skipPlain(ByteReader in) throws SnapshotException {
    skipChars(in, readLength(in));
  }

  static void writeNullable(ByteWriter out, String text) {
    if (text == null) {
      out.writeByte(0);
    } else {
      writeNumber(out, text.length() + 1);
      writeChars(out, text);
    }
  }

  static void writePlain(ByteWriter out, String text) {
    writeNumber(out, text.length());
    writeChars(out, text);
  }

  private static int readLength(ByteReader in) throws SnapshotException {
    int first = in.readUnsignedByte();
    if (first < 0x80) {
      return first;
    }
    long at = in.offset() - 1;
    long length = first & 0x7f;
    for (int shift = 7; shift <= 28; shift += 7) {
      int next = in.readUnsignedByte();
      length |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        if (length > Integer.MAX_VALUE) {
          break;
        }
        return (int) length;
      }
    }
    throw new Corrupt(new Place(in.name(), at), "the number of chars of a text cannot be right.", "a number up to 2147483647", "more");
  }

  private static String readChars(ByteReader in, int length) throws SnapshotException {
    Optional<String> ascii = in.readAscii(length);
    return ascii.isPresent() ? ascii.get() : readAnyChars(in, length);
  }

  private static String readAnyChars(ByteReader in, int length) throws SnapshotException {
    char[] chars = new char[Math.min(length, CHUNK_CHARS)];
    for (int index = 0; index < length; index++) {
      if (index == chars.length) {
        chars = Arrays.copyOf(chars, (int) Math.min(length, chars.length * 2L));
      }
      int unit = in.readByte();
      chars[index] = (char) (unit >= 0 ? unit : readLongChar(in, unit & 0x7f));
    }
    return new String(chars, 0, length);
  }

  private static int readLongChar(ByteReader in, int lowest) throws SnapshotException {
    long at = in.offset() - 1;
    int second = in.readUnsignedByte();
    int unit = lowest | (second & 0x7f) << 7;
    if (second < 0x80) {
      return unit;
    }
    int third = in.readUnsignedByte();
    if (third > 3) {
      throw new Corrupt(new Place(in.name(), at), "a char of a text cannot be right.", "a number up to 65535", "more");
    }
    return unit | third << 14;
  }

  private static void skipChars(ByteReader in, int length) throws SnapshotException {
    if (length > 0 && in.skipAscii(length)) {
      return;
    }
    for (int left = length; left > 0; left--) {
      int unit = in.readByte();
      if (unit < 0) {
        readLongChar(in, unit & 0x7f);
      }
    }
  }

  private static void writeChars(ByteWriter out, String text) {
    for (int index = 0; index < text.length(); index++) {
      writeNumber(out, text.charAt(index));
    }
  }

  private static void writeNumber(ByteWriter out, int number) {
    int left = number;
    while (left >>> 7 != 0) {
      out.writeByte(left | 0x80);
      left >>>= 7;
    }
    out.writeByte(left);
  }
}
