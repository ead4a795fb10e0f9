package dev.stillwater.engine.snapshot.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a pax header in a tar archive says of the entry behind it.
 *
 * <p>THREADING: immutable.
 *
 * @param path name, if it says one
 * @param sizeBytes length, if it says one
 */
record PaxHeader(Optional<String> path, Optional<Long> sizeBytes) {
  /** Reads records of the form {@code length key=value} and a line feed; stops at the first that is none. */
  static PaxHeader parse(byte[] bytes) {
    Optional<String> path = Optional.empty();
    Optional<Long> size = Optional.empty();
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      int length = 0;
      while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && length <= bytes.length) {
        length = length * 10 + bytes[space++] - '0';
      }
      if (space >= bytes.length || bytes[space] != ' ' || length > bytes.length - at || at + length - 1 <= space) {
        break;
      }
      String text = new String(bytes, space + 1, at + length - space - 2, StandardCharsets.UTF_8);
      if (text.startsWith("path=")) {
        path = Optional.of(text.substring("path=".length()));
      } else if (text.matches("size=[0-9]{1,18}")) {
        size = Optional.of(Long.parseLong(text.substring("size=".length())));
      }
      at += length;
    }
    return new PaxHeader(path, size);
  }
}
