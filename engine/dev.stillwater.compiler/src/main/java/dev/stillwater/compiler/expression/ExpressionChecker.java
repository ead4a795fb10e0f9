package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.List;

/**
 * Finds out what an expression means over rows of a type.
 *
 * <p>THREADING: one thread.
 */
public interface ExpressionChecker {
  /** What the value of an expression is for. */
  enum Purpose {
    /** The value becomes a column. */
    VALUE,
    /** The value decides whether a record passes; it must be a boolean. */
    CONDITION
  }

  /** Checks an expression over rows of the type; what is wrong with it stands in the result. */
  ExpressionResult check(RowType row, String text, Purpose purpose);

  /** Checks an expression whose value must fit a column; narrowing is an error that names the cast to write. */
  default ExpressionResult check(RowType row, String text, ValueType column) {
    ExpressionResult result = check(row, text, Purpose.VALUE);
    if (!result.isOk() || Conversions.isWidening(result.type().orElseThrow(), column)) {
      return result;
    }
    ValueType found = result.type().orElseThrow();
    String fix = Conversions.cast(found, column, text.strip()).map(cast -> "Write " + cast + ".").orElse("Correct the expression or the type of the column.");
    return ExpressionResult.broken(List.of(new ExpressionProblem(true, 1, text.length(),
        "Found " + found.text() + ", but the column is of type " + column.text() + ".", fix)));
  }
}
