package dev.stillwater.engine.jsonl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Texts of JSON as strings and back.
 *
 * <p>THREADING: stateless.
 */
final class JsonTexts {
  private static final String HEX = "0123456789abcdef";

  private JsonTexts() {
  }

  /** The string of the bytes between the quotes, whose escapes are well-formed; empty when they are no UTF-8 or half of a surrogate pair stands alone. */
  static Optional<String> unescape(byte[] bytes, int from, int end) {
    String raw = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    if (raw.indexOf('\uFFFD') >= 0) {
      try {
        raw = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from)).toString();
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }
    if (raw.indexOf('\\') < 0) {
      return Optional.of(raw);
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int index = 0; index < raw.length(); index++) {
      char value = raw.charAt(index);
      if (value != '\\') {
        out.append(value);
        continue;
      }
      char escaped = raw.charAt(++index);
      switch (escaped) {
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append((char) Integer.parseInt(raw.substring(index + 1, index + 5), 16));
          index += 4;
        }
        default -> out.append(escaped);
      }
    }
    String text = out.toString();
    return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? Optional.empty() : Optional.of(text);
  }

  /** Appends the text in quotes. */
  static void append(StringBuilder out, String text) {
    out.append('"');
    for (int index = 0; index < text.length(); index++) {
      char value = text.charAt(index);
      switch (value) {
        case '"', '\\' -> out.append('\\').append(value);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (value < ' ' || value == 0x7F || value == 0x2028 || value == 0x2029) {
            out.append("\\u").append(HEX.charAt(value >> 12)).append(HEX.charAt(value >> 8 & 15)).append(HEX.charAt(value >> 4 & 15))
                .append(HEX.charAt(value & 15));
          } else {
            out.append(value);
          }
        }
      }
    }
    out.append('"');
  }
}
