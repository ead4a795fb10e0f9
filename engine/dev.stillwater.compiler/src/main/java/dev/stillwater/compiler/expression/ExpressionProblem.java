package dev.stillwater.compiler.expression;

import java.util.Objects;

/**
 * Something wrong with an expression.
 *
 * <p>THREADING: immutable.
 *
 * @param isError whether the expression cannot be used; otherwise it is a warning
 * @param column place in the text of the expression, from 1
 * @param length number of chars concerned, at least 1
 * @param message what is wrong, found and expected
 * @param fix what to do
 */
public record ExpressionProblem(boolean isError, int column, int length, String message, String fix) {
  public ExpressionProblem {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
    if (column < 1) {
      throw new IllegalArgumentException("Columns count from 1, not " + column + ".");
    }
    length = Math.max(1, length);
  }

  /** The same problem in a longer text in which the expression begins after so many chars. */
  ExpressionProblem shifted(int chars) {
    return new ExpressionProblem(isError, column + chars, length, message, fix);
  }
}
