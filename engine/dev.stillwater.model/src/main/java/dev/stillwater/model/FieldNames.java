package dev.stillwater.model;

import java.util.Optional;
import java.util.Set;

/**
 * The rule of field names: they become variables of Java expressions.
 *
 * <p>THREADING: stateless.
 */
final class FieldNames {
  // The reserved words of Java 21, JLS 3.9, and the literals.
  private static final Set<String> RESERVED = Set.of("_", "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const",
      "continue", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if", "implements", "import",
      "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static",
      "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "void", "volatile", "while");

  private FieldNames() {}

  /** What is wrong with the name, as the end of a sentence; empty for a good name. */
  static Optional<String> flaw(String name) {
    if (name == null || name.isBlank()) {
      return Optional.of("is missing");
    }
    if (RESERVED.contains(name)) {
      return Optional.of("'" + name + "' is a reserved word of Java");
    }
    boolean isIdentifier = Character.isJavaIdentifierStart(name.codePointAt(0)) && name.codePoints().skip(1).allMatch(Character::isJavaIdentifierPart);
    return isIdentifier ? Optional.empty() : Optional.of("'" + ParameterValues.shown(name) + "' is no Java identifier");
  }

  /** What to do about a bad name. */
  static String fix() {
    return "Use letters, digits and '_', not beginning with a digit, and no word of the Java language.";
  }
}
