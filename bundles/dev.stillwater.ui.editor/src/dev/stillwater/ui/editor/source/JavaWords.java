package dev.stillwater.ui.editor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words of Java source as an editor colours them. Whatever is typed makes some sense here.
 *
 * <p>THREADING: stateless.
 */
final class JavaWords {
  private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "continue", "default",
      "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "if", "implements", "import", "instanceof", "int", "interface",
      "long", "native", "new", "null", "package", "permits", "private", "protected", "public", "record", "return", "sealed", "short", "static", "super", "switch",
      "synchronized", "this", "throw", "throws", "transient", "true", "try", "var", "void", "volatile", "while", "yield");

  /** What is coloured. */
  enum Kind { KEYWORD, TEXT, NUMBER, COMMENT, ANNOTATION }

  /** A word from a char to behind another. */
  record Word(Kind kind, int start, int end) {}

  private JavaWords() {}

  /** The coloured words in order. Cost: linear. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int index = 0;
    while (index < text.length()) {
      char c = text.charAt(index);
      int end = index + 1;
      Kind kind = null;
      if (text.startsWith("//", index)) {
        end = endOf(text, "\n", index);
        kind = Kind.COMMENT;
      } else if (text.startsWith("/*", index)) {
        end = endBehind(text, "*/", index + 2);
        kind = Kind.COMMENT;
      } else if (text.startsWith("\"\"\"", index)) {
        end = endBehind(text, "\"\"\"", index + 3);
        kind = Kind.TEXT;
      } else if (c == '"' || c == '\'') {
        end = endOfText(text, index);
        kind = Kind.TEXT;
      } else if (Character.isDigit(c)) {
        end = endOfName(text, index);
        kind = Kind.NUMBER;
      } else if (Character.isJavaIdentifierStart(c) || c == '@') {
        end = endOfName(text, index + 1);
        kind = c == '@' ? Kind.ANNOTATION : KEYWORDS.contains(text.substring(index, end)) ? Kind.KEYWORD : null;
      }
      if (kind != null) {
        words.add(new Word(kind, index, end));
      }
      index = end;
    }
    return words;
  }

  private static int endOf(String text, String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end;
  }

  private static int endBehind(String text, String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + mark.length();
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

  private static int endOfName(String text, int start) {
    int index = start;
    while (index < text.length() && Character.isJavaIdentifierPart(text.charAt(index))) {
      index++;
    }
    return index;
  }
}
