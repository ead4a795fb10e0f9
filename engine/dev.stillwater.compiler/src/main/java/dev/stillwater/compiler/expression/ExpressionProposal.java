package dev.stillwater.compiler.expression;

import java.util.Objects;

/**
 * Something that may be written at a place of an expression.
 *
 * <p>THREADING: immutable.
 *
 * @param kind what it is
 * @param name what people read first, such as {@code substring(string text, int start)}
 * @param type type of the value, such as {@code int?}; empty when it depends on what is given
 * @param inserted the text that replaces the word at the place
 * @param caret number of chars of the inserted text before the caret
 * @param documentation what it is, for the window beside the list
 */
public record ExpressionProposal(Kind kind, String name, String type, String inserted, int caret, String documentation) {
  /** What can be proposed. */
  public enum Kind {
    /** A field of the record. */
    FIELD,
    /** A function of the library. */
    FUNCTION,
    /** An aggregate function. */
    AGGREGATE,
    /** A method of a value. */
    METHOD,
    /** A word of the language. */
    KEYWORD
  }

  public ExpressionProposal {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(inserted, "inserted");
    Objects.requireNonNull(documentation, "documentation");
  }
}
