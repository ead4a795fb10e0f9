package dev.stillwater.model;

/**
 * Escapes text for XML 1.0 and knows which characters XML cannot hold.
 *
 * <p>THREADING: stateless.
 */
final class XmlText {
  private XmlText() {}

  /** Appends the text as the value of an attribute in double quotes; line ends and tabs survive. */
  static void appendAttribute(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '"' -> out.append("&quot;");
        case '\t' -> out.append("&#9;");
        case '\n' -> out.append("&#10;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
  }

  /** Appends the text as content of an element. */
  static void appendContent(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
  }

  /** The index of the first character that XML 1.0 cannot hold, or -1. Cost: linear. */
  static int indexOfIllegal(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean isLegal = c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
      if (!isLegal) {
        return i;
      }
      i += Character.charCount(c);
    }
    return -1;
  }
}
