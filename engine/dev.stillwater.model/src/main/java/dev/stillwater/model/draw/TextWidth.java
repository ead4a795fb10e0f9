package dev.stillwater.model.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide texts are about, since the font of whoever looks at the picture is not known.
 *
 * <p>THREADING: stateless.
 */
final class TextWidth {
  /** Size of an operator's name, in pixels. */
  static final int NAME = 13;
  /** Size of all other texts, in pixels. */
  static final int SMALL = 11;
  /** How much wider bold letters are. */
  static final double BOLD = 1.12;
  private static final double WIDE = 0.86;
  private static final double NARROW = 0.33;
  private static final double USUAL = 0.6;

  private TextWidth() {
  }

  /** The width in pixels at the size. */
  static int of(String text, int size) {
    double width = 0;
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      width += "MWmw@%".indexOf(c) >= 0 || c > 0x2000 ? WIDE : "ijltIf.,:;|' ".indexOf(c) >= 0 ? NARROW : USUAL;
    }
    return (int) Math.ceil(width * size);
  }

  /** The lines of a small text, broken between words where they would be wider than the pixels; longer words are cut. */
  static List<String> wrapped(String text, int pixels) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R")) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        if (!line.isEmpty() && of(line + " " + word, SMALL) > pixels) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(shortened(word, SMALL, pixels));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** The text, or its beginning with an ellipsis where it would be wider than the pixels. */
  static String shortened(String text, int size, int pixels) {
    if (of(text, size) <= pixels) {
      return text;
    }
    int length = text.length();
    while (length > 0 && of(text.substring(0, length) + "…", size) > pixels) {
      length = text.offsetByCodePoints(length, -1);
    }
    return text.substring(0, length).strip() + "…";
  }
}
