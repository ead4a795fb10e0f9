package dev.stillwater.engine.snapshot.bytes;

import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.io.ByteArrayOutputStream;

/**
 * The encoding of texts in {@code DataOutput.writeUTF}.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: {@code java.io.DataInput}, "Modified UTF-8".
 */
final class ModifiedUtf8 {
  private ModifiedUtf8() {
  }

  static String decode(byte[] bytes, Place place) throws Corrupt {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int first = bytes[at] & 0xff;
      int size = first < 0x80 ? 1 : first >> 5 == 0b110 ? 2 : first >> 4 == 0b1110 ? 3 : 0;
      if (size == 0 || at + size > bytes.length || !isContinued(bytes, at + 1, size - 1)) {
        throw new Corrupt(place, "this is no text.", "modified UTF-8", "the byte 0x" + Integer.toHexString(first) + " as byte " + at + " of the text");
      }
      text.append((char) switch (size) {
        case 1 -> first;
        case 2 -> (first & 0x1f) << 6 | bytes[at + 1] & 0x3f;
        default -> (first & 0x0f) << 12 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f;
      });
      at += size;
    }
    return text.toString();
  }

  private static boolean isContinued(byte[] bytes, int from, int count) {
    for (int at = from; at < from + count; at++) {
      if ((bytes[at] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  static byte[] encode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit >= 1 && unit < 0x80) {
        bytes.write(unit);
      } else if (unit < 0x800) {
        bytes.write(0xc0 | unit >> 6);
        bytes.write(0x80 | unit & 0x3f);
      } else {
        bytes.write(0xe0 | unit >> 12);
        bytes.write(0x80 | unit >> 6 & 0x3f);
        bytes.write(0x80 | unit & 0x3f);
      }
    }
    return bytes.toByteArray();
  }
}
