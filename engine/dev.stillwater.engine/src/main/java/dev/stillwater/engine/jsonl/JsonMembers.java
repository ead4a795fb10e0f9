package dev.stillwater.engine.jsonl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Checks that a line is one JSON object and finds the members that are columns; the others are checked and passed over. Of two members of one name the later
 * counts.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: RFC 8259.
 */
final class JsonMembers {
  /** What the value of a column is. */
  enum Kind {
    /** There is no such member. */
    MISSING,
    /** The word null. */
    NULL,
    /** A text in quotes. */
    TEXT,
    /** A number. */
    NUMBER,
    /** True. */
    TRUE,
    /** False. */
    FALSE,
    /** An object or a list. */
    NESTED
  }

  private static final int DEPTH_MAX = 256;

  private final String[] names;
  private final byte[][] nameBytes;
  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private byte[] bytes = new byte[0];
  private int at;
  private int limit;
  private int lineStart;
  private String problem = "";

  JsonMembers(String[] names) {
    this.names = names;
    nameBytes = new byte[names.length][];
    for (int column = 0; column < names.length; column++) {
      nameBytes[column] = names[column].getBytes(StandardCharsets.UTF_8);
    }
    kinds = new Kind[names.length];
    starts = new int[names.length];
    ends = new int[names.length];
  }

  Kind kind(int column) {
    return kinds[column];
  }

  /** Index of the first byte of the value, behind the quote of a text. */
  int start(int column) {
    return starts[column];
  }

  /** Index behind the last byte of the value, before the quote of a text. */
  int end(int column) {
    return ends[column];
  }

  /** Looks at a line; what is wrong with it, or nothing. */
  String parse(byte[] line, int from, int end) {
    bytes = line;
    at = from;
    lineStart = from;
    limit = end;
    problem = "";
    Arrays.fill(kinds, Kind.MISSING);
    skipBlanks();
    if (!take('{')) {
      return fail("an object in braces");
    }
    skipBlanks();
    if (!take('}')) {
      int column = 0;
      do {
        skipBlanks();
        column = member(column);
        if (!problem.isEmpty()) {
          return problem;
        }
        skipBlanks();
      } while (take(','));
      if (!take('}')) {
        return fail("a comma or the closing brace");
      }
    }
    skipBlanks();
    return at == limit ? "" : fail("the end of the line");
  }

  /** Reads name and value; members mostly come in the order of the columns, so the search begins at the one expected. */
  private int member(int expected) {
    if (!take('"')) {
      fail("a name in quotes");
      return 0;
    }
    int nameStart = at;
    if (!text()) {
      return 0;
    }
    int column = column(nameStart, at - 1, expected);
    skipBlanks();
    if (!take(':')) {
      fail("a colon");
      return 0;
    }
    skipBlanks();
    int start = at;
    Kind kind = value();
    if (column >= 0 && problem.isEmpty()) {
      kinds[column] = kind;
      starts[column] = kind == Kind.TEXT ? start + 1 : start;
      ends[column] = kind == Kind.TEXT ? at - 1 : at;
    }
    return column >= 0 ? column + 1 : expected;
  }

  private int column(int from, int end, int expected) {
    for (int index = 0; index < names.length; index++) {
      int column = (expected + index) % names.length;
      if (Arrays.equals(bytes, from, end, nameBytes[column], 0, nameBytes[column].length)) {
        return column;
      }
    }
    for (int index = from; index < end; index++) {
      if (bytes[index] == '\\') {
        return Arrays.asList(names).indexOf(JsonTexts.unescape(bytes, from, end).orElse(""));
      }
    }
    return -1;
  }

  private Kind value() {
    byte first = at < limit ? bytes[at] : 0;
    switch (first) {
      case '"' -> {
        at++;
        text();
        return Kind.TEXT;
      }
      case '{', '[' -> {
        nested();
        return Kind.NESTED;
      }
      case 't' -> {
        word("true");
        return Kind.TRUE;
      }
      case 'f' -> {
        word("false");
        return Kind.FALSE;
      }
      case 'n' -> {
        word("null");
        return Kind.NULL;
      }
      default -> {
        number();
        return Kind.NUMBER;
      }
    }
  }

  /** Passes over an object or list without recursion; what a stack holds would be open braces and brackets. */
  private void nested() {
    byte[] open = new byte[DEPTH_MAX];
    int depth = 0;
    do {
      skipBlanks();
      if (at < limit && (bytes[at] == '{' || bytes[at] == '[')) {
        if (depth == DEPTH_MAX) {
          fail("at most " + DEPTH_MAX + " levels");
          return;
        }
        open[depth++] = bytes[at++];
        skipBlanks();
        if (at < limit && bytes[at] == close(open[depth - 1])) {
          depth = closeAll(open, depth);
        } else if (open[depth - 1] == '{') {
          name();
        }
      } else {
        value();
        depth = problem.isEmpty() ? closeAll(open, depth) : 0;
      }
    } while (depth > 0 && problem.isEmpty());
  }

  /** Behind a value: closes what ends here, or goes on behind a comma; the new depth. */
  private int closeAll(byte[] open, int depth) {
    int left = depth;
    while (left > 0) {
      skipBlanks();
      if (at < limit && bytes[at] == close(open[left - 1])) {
        at++;
        left--;
      } else if (take(',')) {
        skipBlanks();
        if (open[left - 1] == '{') {
          name();
        }
        return left;
      } else {
        fail("a comma or a closing " + (open[left - 1] == '{' ? "brace" : "bracket"));
        return 0;
      }
    }
    return 0;
  }

  private static byte close(byte open) {
    return (byte) (open == '{' ? '}' : ']');
  }

  private void name() {
    if (!take('"')) {
      fail("a name in quotes");
      return;
    }
    if (text()) {
      skipBlanks();
      if (!take(':')) {
        fail("a colon");
      }
    }
  }

  /** Goes behind the closing quote. */
  private boolean text() {
    while (at < limit) {
      byte value = bytes[at++];
      if (value == '"') {
        return true;
      }
      if (value >= 0 && value < ' ') {
        at--;
        fail("no control characters in a text");
        return false;
      }
      if (value == '\\' && !escape()) {
        return false;
      }
    }
    fail("a closing quote");
    return false;
  }

  private boolean escape() {
    byte value = at < limit ? bytes[at++] : 0;
    if (value == 'u') {
      for (int digit = 0; digit < 4; digit++, at++) {
        if (at >= limit || Character.digit(bytes[at], 16) < 0) {
          fail("four hexadecimal digits");
          return false;
        }
      }
      return true;
    }
    if ("\"\\/bfnrt".indexOf(value) < 0) {
      at--;
      fail("one of \" \\ / b f n r t u behind a backslash");
      return false;
    }
    return true;
  }

  private void number() {
    take('-');
    int digits = digits();
    boolean hasLeadingZero = digits > 1 && bytes[at - digits] == '0';
    if (digits == 0 || hasLeadingZero || take('.') && digits() == 0) {
      fail("a value");
      return;
    }
    if (take('e') || take('E')) {
      if (!take('-')) {
        take('+');
      }
      if (digits() == 0) {
        fail("the digits of an exponent");
      }
    }
  }

  private int digits() {
    int from = at;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - from;
  }

  private void word(String word) {
    for (int index = 0; index < word.length(); index++, at++) {
      if (at >= limit || bytes[at] != word.charAt(index)) {
        fail("a value");
        return;
      }
    }
  }

  private boolean take(char wanted) {
    if (at < limit && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < limit && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
  }

  private String fail(String expected) {
    if (problem.isEmpty()) {
      problem = "not JSON at byte " + (at - lineStart + 1) + " of the line: expected " + expected;
    }
    return problem;
  }
}
