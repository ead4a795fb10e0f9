package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an aggregate call.
 *
 * <p>THREADING: immutable.
 *
 * @param problems errors and warnings, by column of the whole call
 * @param function the aggregate function; empty when there are errors
 * @param argument the checked argument; empty for {@code count()} and when there are errors
 * @param type type of the aggregate; empty when there are errors
 * @param isNullable whether the aggregate may be missing: when all its values may be
 */
public record AggregateResult(
    List<ExpressionProblem> problems, Optional<String> function, Optional<ExpressionResult> argument, Optional<ValueType> type, boolean isNullable) {
  public AggregateResult {
    problems = List.copyOf(problems);
  }

  static AggregateResult broken(List<ExpressionProblem> problems) {
    return new AggregateResult(problems, Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  /** The column that takes the aggregate, of the name; empty when there are errors. */
  public Optional<RowField> field(String name) {
    return type.map(known -> new RowField(name, known, isNullable));
  }
}
