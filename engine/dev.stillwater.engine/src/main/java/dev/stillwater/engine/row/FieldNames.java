package dev.stillwater.engine.row;

import java.util.Set;

/**
 * The rule for names of fields: Java identifiers that are no Java keywords, so that expressions can name them.
 *
 * <p>THREADING: stateless.
 */
public final class FieldNames {
  /** The rule in words, for messages. */
  public static final String RULE = "a name begins with a letter or '_', goes on with letters, digits or '_', and is no word of the Java language.";

  /** Longest name, in chars; generated classes put a prefix before it. */
  public static final int LENGTH_MAX = 255;

  private static final Set<String> KEYWORDS = Set.of(
      "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default", "do",
      "double", "else", "enum", "extends", "final", "finally", "float", "for", "goto", "if", "implements", "import", "instanceof",
      "int", "interface", "long", "native", "new", "package", "private", "protected", "public", "return", "short", "static",
      "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "try", "void", "volatile", "while",
      "true", "false", "null", "_");

  private FieldNames() {
  }

  /** Whether the text may name a field. Unicode letters are letters; {@code $} and invisible characters are refused. */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX || isKeyword(text) || !Character.isJavaIdentifierStart(text.codePointAt(0))) {
      return false;
    }
    return text.codePoints().allMatch(c -> c != '$' && Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
        && c < Character.MAX_VALUE);
  }

  /** Whether the text is a reserved word of the Java language, literals and {@code _} included. */
  public static boolean isKeyword(String text) {
    return KEYWORDS.contains(text);
  }
}
