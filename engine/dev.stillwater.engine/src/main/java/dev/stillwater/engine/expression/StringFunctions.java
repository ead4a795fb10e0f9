package dev.stillwater.engine.expression;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Functions of the expression language over strings. Pure; independent of the machine's locale; indices count from 0.
 *
 * <p>THREADING: stateless.
 */
public final class StringFunctions {
  private StringFunctions() {
  }

  @Described(value = "Number of chars.", example = "length(\"SFO\")", result = "3")
  public static int length(String text) {
    return text.length();
  }

  @Described(value = "The text in lower case, by the rules of no particular language.", example = "lower(\"SFO\")", result = "sfo")
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Described(value = "The text in upper case, by the rules of no particular language.", example = "upper(\"sfo\")", result = "SFO")
  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  @Described(value = "The text without white space at both ends.", example = "trim(\"  SFO \")", result = "SFO")
  public static String trim(String text) {
    return text.strip();
  }

  @Described(value = "The chars from start, counted from 0, to the end or up to, without, the second index. Indices beyond the text are cut to it.",
      example = "substring(\"San Francisco\", 4, 99)", result = "Francisco")
  public static String substring(String text, int start, int end) {
    int from = Math.clamp(start, 0, text.length());
    return text.substring(from, Math.clamp(end, from, text.length()));
  }

  public static String substring(String text, int start) {
    return text.substring(Math.clamp(start, 0, text.length()));
  }

  @Described(value = "Whether the text holds the part.", example = "contains(\"SFO-LAX\", \"LAX\")", result = "true")
  public static boolean contains(String text, String part) {
    return text.contains(part);
  }

  @Described(value = "Whether the text begins with the prefix.", example = "startsWith(\"SFO-LAX\", \"SFO\")", result = "true")
  public static boolean startsWith(String text, String prefix) {
    return text.startsWith(prefix);
  }

  @Described(value = "Whether the text ends with the suffix.", example = "endsWith(\"SFO-LAX\", \"SFO\")", result = "false")
  public static boolean endsWith(String text, String suffix) {
    return text.endsWith(suffix);
  }

  @Described(value = "The text with every occurrence of a part replaced; the part is plain text.",
      example = "replace(\"a.b.c\", \".\", \"/\")", result = "a/b/c")
  public static String replace(String text, String part, String replacement) {
    return text.replace(part, replacement);
  }

  @Described(value = "The texts one after the other.", example = "concat(\"SFO\", \"-\", \"LAX\")", result = "SFO-LAX")
  public static String concat(String first, String second) {
    return first.concat(second);
  }

  public static String concat(String first, String second, String... more) {
    StringBuilder all = new StringBuilder(first).append(second);
    for (String text : more) {
      all.append(text);
    }
    return all.toString();
  }

  @Described(value = "The part of the index, from 0, between delimiters; empty if there are fewer parts.",
      example = "splitPart(\"SFO-LAX-JFK\", \"-\", 1)", result = "LAX")
  public static String splitPart(String text, String delimiter, int index) {
    if (delimiter.isEmpty()) {
      throw new IllegalArgumentException("splitPart needs a delimiter of at least one char.");
    }
    if (index < 0) {
      return "";
    }
    int start = 0;
    for (int part = 0; part < index; part++) {
      int next = text.indexOf(delimiter, start);
      if (next < 0) {
        return "";
      }
      start = next + delimiter.length();
    }
    int end = text.indexOf(delimiter, start);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }

  @Described(value = "Whether the whole text matches the regular expression of Java; costs more than the other functions.",
      example = "matches(\"SFO\", \"[A-Z]{3}\")", result = "true")
  public static boolean matches(String text, String regularExpression) {
    return Pattern.matches(regularExpression, text);
  }

  @Described(value = "A number or boolean as text, a decimal without exponent. For timestamps there is formatTimestamp.",
      example = "text(1.5)", result = "1.5")
  public static String text(double value) {
    return Double.toString(value);
  }

  public static String text(int value) {
    return Integer.toString(value);
  }

  public static String text(long value) {
    return Long.toString(value);
  }

  public static String text(boolean value) {
    return Boolean.toString(value);
  }

  public static String text(BigDecimal value) {
    return value.toPlainString();
  }
}
