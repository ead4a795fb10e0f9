package dev.stillwater.testkit.tidy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java source split into what runs and what explains: two texts of the same length as the source, one with comments and
 * literals blanked, one with everything but comments blanked.
 *
 * <p>THREADING: immutable.
 *
 * @param code the source without comments and without the content of literals
 * @param comments the comments alone
 */
public record JavaCode(String code, String comments) {
  private static final Pattern TYPE_HEADER = Pattern.compile("(?<![.\\w])(class|interface|enum|record)\\s+\\w+");
  private static final Pattern ANONYMOUS_HEADER = Pattern.compile("(?s).*\\bnew\\s+[\\w.<>,?\\s@]+\\(.*\\)\\s*");
  private static final Pattern ENUM_CONSTANT_HEADER = Pattern.compile("(?s)[,\\s]*[A-Z][A-Z0-9_]*\\s*(\\(.*\\))?\\s*");

  /** A method or constructor with its body. */
  public record Method(String header, int firstLine, int lineCount) {
  }

  private enum Block {
    TYPE, METHOD, OTHER
  }

  private record Open(Block block, String header, int offset) {
  }

  /** Splits a source. */
  public static JavaCode of(String source) {
    StringBuilder code = new StringBuilder(source.length());
    StringBuilder comments = new StringBuilder(source.length());
    int offset = 0;
    while (offset < source.length()) {
      int end = commentEnd(source, offset);
      if (end > offset) {
        append(code, source, offset, end, true);
        append(comments, source, offset, end, false);
        offset = end;
        continue;
      }
      end = literalEnd(source, offset);
      boolean isLiteral = end > offset;
      append(code, source, offset, isLiteral ? end : offset + 1, isLiteral);
      append(comments, source, offset, isLiteral ? end : offset + 1, true);
      offset = isLiteral ? end : offset + 1;
    }
    return new JavaCode(code.toString(), comments.toString());
  }

  /** The methods and constructors with a body, those of nested and anonymous types included. */
  public List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    int headerStart = 0;
    for (int offset = 0; offset < code.length(); offset++) {
      char character = code.charAt(offset);
      if (character == '{') {
        String header = code.substring(headerStart, offset);
        int first = headerStart + header.length() - header.stripLeading().length();
        Block around = open.isEmpty() ? Block.TYPE : open.peek().block();
        open.push(new Open(kind(header, around), header.strip(), first));
      } else if (character == '}' && !open.isEmpty()) {
        Open closed = open.pop();
        if (closed.block() == Block.METHOD) {
          methods.add(new Method(closed.header(), line(closed.offset()), line(offset) - line(closed.offset()) + 1));
        }
      }
      if (character == '{' || character == '}' || character == ';') {
        headerStart = offset + 1;
      }
    }
    return methods;
  }

  private static Block kind(String header, Block around) {
    String text = header.strip();
    if (TYPE_HEADER.matcher(text).find() || ANONYMOUS_HEADER.matcher(text).matches()) {
      return Block.TYPE;
    }
    if (around != Block.TYPE || text.endsWith("->") || text.contains("=") && !text.endsWith(")")) {
      return Block.OTHER;
    }
    return ENUM_CONSTANT_HEADER.matcher(text).matches() ? Block.TYPE : Block.METHOD;
  }

  private int line(int offset) {
    int line = 1;
    Matcher breaks = Pattern.compile("\n").matcher(code).region(0, offset);
    while (breaks.find()) {
      line++;
    }
    return line;
  }

  private static int commentEnd(String source, int offset) {
    if (source.startsWith("//", offset)) {
      int end = source.indexOf('\n', offset);
      return end < 0 ? source.length() : end;
    }
    if (source.startsWith("/*", offset)) {
      int end = source.indexOf("*/", offset + 2);
      return end < 0 ? source.length() : end + 2;
    }
    return offset;
  }

  private static int literalEnd(String source, int offset) {
    String quote = source.startsWith("\"\"\"", offset) ? "\"\"\"" : source.substring(offset, offset + 1);
    if (!quote.startsWith("\"") && !quote.equals("'")) {
      return offset;
    }
    int end = offset + quote.length();
    while (end < source.length() && !source.startsWith(quote, end)) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(source.length(), end + quote.length());
  }

  private static void append(StringBuilder target, String source, int from, int to, boolean isBlank) {
    for (int index = from; index < to; index++) {
      char character = source.charAt(index);
      target.append(!isBlank || character == '\n' ? character : ' ');
    }
  }
}
