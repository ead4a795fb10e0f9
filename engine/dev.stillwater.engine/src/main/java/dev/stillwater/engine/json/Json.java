package dev.stillwater.engine.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as plain values: maps with text keys, lists, texts, numbers, booleans; an empty {@link Optional} is {@code null}.
 *
 * <p>Small on purpose: a job's own JVM starts in half a second and speaks a handful of flat documents.
 *
 * <p>THREADING: stateless.
 */
public final class Json {
  private static final int DEPTH_MAX = 64;
  private static final int LONG_DIGITS = 18;

  private Json() {
  }

  /** The document in one line, object members in the order of the map. Throws {@link IllegalArgumentException} for a value of another type. */
  public static String text(Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  /**
   * The value of a document: {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@code Long} (where it fits), {@code Double},
   * {@code Boolean} or an empty {@code Optional}.
   *
   * @throws IllegalArgumentException with the offset if it is not JSON
   */
  public static Object parse(String text) {
    Parser parser = new Parser(text);
    Object value = parser.value(0);
    parser.skipBlanks();
    if (parser.offset < text.length()) {
      throw parser.unexpected("the end");
    }
    return value;
  }

  private static void append(StringBuilder text, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          text.append(separator);
          appendText(text, String.valueOf(entry.getKey()));
          append(text.append(':'), entry.getValue());
          separator = ",";
        }
        text.append(map.isEmpty() ? "{}" : "}");
      }
      case Iterable<?> list -> {
        text.append('[');
        String separator = "";
        for (Object element : list) {
          append(text.append(separator), element);
          separator = ",";
        }
        text.append(']');
      }
      case Optional<?> optional when optional.isPresent() -> append(text, optional.get());
      case Optional<?> empty -> text.append("null");
      case Double number when number.isNaN() || number.isInfinite() -> text.append("null");
      case Number number -> text.append(number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString());
      case Boolean flag -> text.append(flag.booleanValue());
      case CharSequence characters -> appendText(text, characters);
      case Enum<?> constant -> appendText(text, constant.name());
      default -> throw new IllegalArgumentException("JSON has no form for " + value.getClass().getName() + ".");
    }
  }

  private static void appendText(StringBuilder text, CharSequence value) {
    text.append('"');
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      switch (character) {
        case '"', '\\' -> text.append('\\').append(character);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (character < ' ' || Character.isSurrogate(character) || character == 0x2028 || character == 0x2029) {
            text.append(String.format("\\u%04x", (int) character));
          } else {
            text.append(character);
          }
        }
      }
    }
    text.append('"');
  }

  /** A recursive descent over one text. */
  private static final class Parser {
    private final String text;
    private int offset;

    Parser(String text) {
      this.text = text;
    }

    Object value(int depth) {
      if (depth > DEPTH_MAX) {
        throw unexpected("at most " + DEPTH_MAX + " levels");
      }
      skipBlanks();
      return switch (peek()) {
        case '{' -> object(depth);
        case '[' -> list(depth);
        case '"' -> string();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", Optional.empty());
        default -> number();
      };
    }

    private Map<String, Object> object(int depth) {
      Map<String, Object> members = new LinkedHashMap<>();
      offset++;
      skipBlanks();
      if (take('}')) {
        return members;
      }
      do {
        skipBlanks();
        String name = string();
        skipBlanks();
        expect(':');
        members.put(name, value(depth + 1));
        skipBlanks();
      } while (take(','));
      expect('}');
      return members;
    }

    private List<Object> list(int depth) {
      List<Object> elements = new ArrayList<>();
      offset++;
      skipBlanks();
      if (take(']')) {
        return elements;
      }
      do {
        elements.add(value(depth + 1));
        skipBlanks();
      } while (take(','));
      expect(']');
      return elements;
    }

    private String string() {
      expect('"');
      StringBuilder value = new StringBuilder();
      while (peek() != '"') {
        char character = text.charAt(offset++);
        value.append(character == '\\' ? escaped() : character);
      }
      offset++;
      return value.toString();
    }

    private char escaped() {
      char character = peek();
      offset++;
      return switch (character) {
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'u' -> unicode();
        default -> character;
      };
    }

    private char unicode() {
      if (offset + 4 > text.length()) {
        throw unexpected("four hex digits");
      }
      offset += 4;
      return (char) Integer.parseInt(text.substring(offset - 4, offset), 16);
    }

    private Object number() {
      int start = offset;
      while (offset < text.length() && "+-.eE0123456789".indexOf(text.charAt(offset)) >= 0) {
        offset++;
      }
      String digits = text.substring(start, offset);
      try {
        boolean isLong = digits.length() < LONG_DIGITS && digits.chars().allMatch(character -> character == '-' || Character.isDigit(character));
        return isLong ? (Object) Long.valueOf(digits) : number(digits);
      } catch (NumberFormatException problem) {
        offset = start;
        throw unexpected("a value");
      }
    }

    /** A number that is no whole one or so long that it may not fit into 64 bits. */
    private static Object number(String digits) {
      BigDecimal number = new BigDecimal(digits);
      boolean isLong = digits.indexOf('.') < 0 && digits.toLowerCase(Locale.ROOT).indexOf('e') < 0 && number.toBigInteger().bitLength() < Long.SIZE;
      return isLong ? (Object) number.longValueExact() : (Object) Double.valueOf(digits);
    }

    private Object word(String word, Object value) {
      if (!text.startsWith(word, offset)) {
        throw unexpected("'" + word + "'");
      }
      offset += word.length();
      return value;
    }

    private boolean take(char character) {
      boolean isThere = offset < text.length() && text.charAt(offset) == character;
      offset += isThere ? 1 : 0;
      return isThere;
    }

    private void expect(char character) {
      if (!take(character)) {
        throw unexpected("'" + character + "'");
      }
    }

    private char peek() {
      if (offset >= text.length()) {
        throw unexpected("more");
      }
      return text.charAt(offset);
    }

    void skipBlanks() {
      while (offset < text.length() && " \t\r\n".indexOf(text.charAt(offset)) >= 0) {
        offset++;
      }
    }

    IllegalArgumentException unexpected(String expected) {
      return new IllegalArgumentException("Not JSON: expected " + expected + " at offset " + offset + ".");
    }
  }
}
