package dev.stillwater.host.replay;

import dev.stillwater.engine.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON document together with the lines in which its values stand, for messages to those who write it by hand.
 *
 * <p>THREADING: immutable.
 *
 * @param value the document, as {@link Json#parse} gives it
 * @param lines line of each value, from 1, by its place: empty for the document, {@code equal.ignore[0]} for a value inside
 */
record PlacedJson(Object value, Map<String, Integer> lines) {
  private static final Pattern OFFSET = Pattern.compile("at offset (\\d+)");

  /** The document cannot be read. */
  static final class PlacedJsonException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    PlacedJsonException(int line, String message, Throwable cause) {
      super(message, cause);
      this.line = line;
    }

    /** Line, from 1. */
    int line() {
      return line;
    }
  }

  /** Reads the document; a member that stands twice is refused. */
  static PlacedJson parse(String text) throws PlacedJsonException {
    Object value;
    try {
      value = Json.parse(text);
    } catch (IllegalArgumentException e) {
      Matcher offset = OFFSET.matcher(String.valueOf(e.getMessage()));
      int line = offset.find() ? line(text, Integer.parseInt(offset.group(1))) : 1;
      throw new PlacedJsonException(line, e.getMessage(), e);
    }
    Scan scan = new Scan(text);
    scan.value("");
    return new PlacedJson(value, scan.lines);
  }

  /** The line of a value. */
  int line(String place) {
    return lines.getOrDefault(place, 1);
  }

  private static int line(String text, int offset) {
    return 1 + (int) text.substring(0, Math.min(offset, text.length())).chars().filter(character -> character == '\n').count();
  }

  /** A walk over a text that is known to be JSON. */
  private static final class Scan {
    private final String text;
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private int offset;
    private int line = 1;

    Scan(String text) {
      this.text = text;
    }

    void value(String place) throws PlacedJsonException {
      skip();
      lines.put(place, line);
      switch (text.charAt(offset)) {
        case '{' -> object(place);
        case '[' -> list(place);
        case '"' -> string();
        default -> {
          while (offset < text.length() && ",]} \t\r\n".indexOf(text.charAt(offset)) < 0) {
            offset++;
          }
        }
      }
    }

    private void object(String place) throws PlacedJsonException {
      while (hasMore('}')) {
        int start = line;
        String name = string();
        String member = place.isEmpty() ? name : place + "." + name;
        if (lines.containsKey(member)) {
          throw new PlacedJsonException(start, "The field '" + member + "' stands twice, first in line " + lines.get(member) + ". Take one away.", null);
        }
        skip();
        offset++;
        value(member);
        lines.put(member, start);
      }
    }

    private void list(String place) throws PlacedJsonException {
      for (int index = 0; hasMore(']'); index++) {
        value(place + "[" + index + "]");
      }
    }

    /** Steps over what opens or separates; false behind the end. */
    private boolean hasMore(char end) {
      skip();
      if (List.of('{', '[', ',').contains(text.charAt(offset))) {
        offset++;
        skip();
      }
      if (text.charAt(offset) == end) {
        offset++;
        return false;
      }
      return true;
    }

    private String string() {
      int start = ++offset;
      while (text.charAt(offset) != '"') {
        line += text.charAt(offset) == '\n' ? 1 : 0;
        offset += text.charAt(offset) == '\\' ? 2 : 1;
      }
      return text.substring(start, offset++);
    }

    private void skip() {
      while (offset < text.length() && " \t\r\n".indexOf(text.charAt(offset)) >= 0) {
        line += text.charAt(offset++) == '\n' ? 1 : 0;
      }
    }
  }
}
