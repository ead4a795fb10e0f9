package dev.stillwater.ui.editor.properties;

/**
 * The form of names that expressions refer to.
 *
 * <p>THREADING: stateless.
 */
final class SchemaNames {
  private SchemaNames() {}

  /** Whether the text has the form of a Java identifier; keywords are left to the check. */
  static boolean isIdentifier(String text) {
    return !text.isEmpty() && Character.isJavaIdentifierStart(text.charAt(0)) && text.chars().allMatch(Character::isJavaIdentifierPart);
  }
}
