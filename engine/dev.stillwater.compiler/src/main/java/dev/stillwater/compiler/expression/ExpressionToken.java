package dev.stillwater.compiler.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A word of an expression as an editor colours it. Unlike the check, this makes something of every text, also of half a one.
 *
 * <p>THREADING: immutable.
 *
 * @param kind what the word is by its form
 * @param start where it begins, in chars from 0
 * @param length number of chars
 */
public record ExpressionToken(Kind kind, int start, int length) {
  private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "int", "long", "double", "boolean");

  /** What words there are. */
  public enum Kind {
    /** A name: of a field, a function or something unknown. */
    NAME,
    /** A name that a parenthesis follows. */
    CALL,
    /** A number. */
    NUMBER,
    /** A text in quotes, perhaps not closed yet. */
    TEXT,
    /** A word of the language. */
    KEYWORD,
    /** Operators, parentheses, commas, points. */
    SIGN
  }

  public ExpressionToken {
    Objects.requireNonNull(kind, "kind");
  }

  /** Where it ends: the index behind its last char. */
  public int end() {
    return start + length;
  }

  /** The words of the text in order; white space lies between them. Cost: linear. */
  public static List<ExpressionToken> of(String text) {
    List<ExpressionToken> tokens = new ArrayList<>();
    int index = 0;
    while (index < text.length()) {
      char c = text.charAt(index);
      int end = index + 1;
      if (Character.isWhitespace(c)) {
        index = end;
        continue;
      }
      Kind kind = Kind.SIGN;
      if (c == '"' || c == '\'') {
        end = endOfText(text, index);
        kind = Kind.TEXT;
      } else if (Character.isDigit(c)) {
        end = endOfNumber(text, index);
        kind = Kind.NUMBER;
      } else if (Character.isJavaIdentifierStart(c)) {
        end = endOfName(text, index);
        kind = kindOfName(text, index, end);
      }
      tokens.add(new ExpressionToken(kind, index, end - index));
      index = end;
    }
    return tokens;
  }

  private static Kind kindOfName(String text, int start, int end) {
    if (KEYWORDS.contains(text.substring(start, end))) {
      return Kind.KEYWORD;
    }
    int next = end;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '(' ? Kind.CALL : Kind.NAME;
  }

  private static int endOfText(String text, int start) {
    int index = start + 1;
    while (index < text.length() && text.charAt(index) != '\n') {
      if (text.charAt(index) == text.charAt(start)) {
        return index + 1;
      }
      index += text.charAt(index) == '\\' ? 2 : 1;
    }
    return Math.min(index, text.length());
  }

  private static int endOfNumber(String text, int start) {
    int index = start;
    while (index < text.length() && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_'
        || text.charAt(index) == '.' && index + 1 < text.length() && Character.isDigit(text.charAt(index + 1)))) {
      index++;
    }
    return index;
  }

  private static int endOfName(String text, int start) {
    int index = start;
    while (index < text.length() && Character.isJavaIdentifierPart(text.charAt(index))) {
      index++;
    }
    return index;
  }
}
