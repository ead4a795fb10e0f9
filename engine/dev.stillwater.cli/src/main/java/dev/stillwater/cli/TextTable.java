package dev.stillwater.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of texts in columns as wide as they have to be; the last column is broken over several lines where it is too wide.
 *
 * <p>THREADING: one thread.
 */
final class TextTable {
  private static final int LINE_WIDTH = 118;
  private static final int LAST_WIDTH_MIN = 30;
  private static final String GAP = "  ";
  /** Stands for a blank at which a text is not broken. */
  private static final char KEPT_BLANK = '\u0000';

  private final String indent;
  private final boolean[] isNumber;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table whose columns have these titles; one that begins with {@code >} is a column of numbers, which stand at the right. */
  TextTable(String indent, String... titles) {
    this.indent = indent;
    isNumber = new boolean[titles.length];
    List<String> header = new ArrayList<>();
    for (int column = 0; column < titles.length; column++) {
      isNumber[column] = titles[column].startsWith(">");
      header.add(isNumber[column] ? titles[column].substring(1) : titles[column]);
    }
    rows.add(header);
  }

  /** The text as one that is never broken, for a path with blanks, which is to be copied. */
  static String whole(String text) {
    return text.replace(' ', KEPT_BLANK);
  }

  /** Adds a row with a text for each column. */
  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The lines of the table, without blanks at their ends. */
  List<String> lines() {
    int last = isNumber.length - 1;
    int[] widths = new int[last];
    int before = indent.length();
    for (int column = 0; column < last; column++) {
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
      before += widths[column] + GAP.length();
    }
    int lastWidth = Math.max(LAST_WIDTH_MIN, LINE_WIDTH - before);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < last; column++) {
        String blanks = " ".repeat(widths[column] - width(row.get(column)));
        line.append(isNumber[column] ? blanks + row.get(column) : row.get(column) + blanks).append(GAP);
      }
      for (String part : wrapped(row.get(last), lastWidth)) {
        lines.add(line.append(part).toString().replace(KEPT_BLANK, ' ').stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(before));
      }
    }
    return lines;
  }

  /** The text in parts of at most so many characters, broken behind blanks; a longer word, such as a path, stays whole. */
  static List<String> wrapped(String text, int width) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (width(rest) > width) {
      int blank = rest.lastIndexOf(' ', width);
      blank = blank <= 0 ? rest.indexOf(' ', 1) : blank;
      if (blank < 0) {
        break;
      }
      parts.add(rest.substring(0, blank));
      rest = rest.substring(blank + 1);
    }
    parts.add(rest);
    return parts;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
