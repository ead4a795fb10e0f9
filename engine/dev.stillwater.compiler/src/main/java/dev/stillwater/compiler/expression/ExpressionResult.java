package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the compiler found out about an expression.
 *
 * <p>THREADING: immutable.
 *
 * @param problems errors and warnings, by column
 * @param type type of the value; empty when there are errors
 * @param isNullable whether the value may be missing
 * @param reads names of the fields that the expression reads
 * @param code the expression as Java; empty when there are errors
 */
public record ExpressionResult(
    List<ExpressionProblem> problems, Optional<ValueType> type, boolean isNullable, Set<String> reads, Optional<ExpressionCode> code) {
  public ExpressionResult {
    problems = List.copyOf(problems);
    reads = Set.copyOf(reads);
  }

  static ExpressionResult broken(List<ExpressionProblem> problems) {
    return new ExpressionResult(problems, Optional.empty(), true, Set.of(), Optional.empty());
  }

  /** Whether the expression has no errors. */
  public boolean isOk() {
    return type.isPresent();
  }

  /** The column that takes the value, of the name; empty when there are errors. */
  public Optional<RowField> field(String name) {
    return type.map(known -> new RowField(name, known, isNullable));
  }
}
