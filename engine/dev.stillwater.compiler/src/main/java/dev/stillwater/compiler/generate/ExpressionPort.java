package dev.stillwater.compiler.generate;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the generator asks of the translation of expressions.
 *
 * <p>THREADING: one thread.
 */
public interface ExpressionPort {
  /**
   * An expression as Java.
   *
   * @param statements statements that evaluate the expression over the row variable {@code in} and declare what follows
   * @param value Java expression for the value after the statements
   * @param isNull Java expression that is true when the value is missing; empty when it never is
   * @param field type and nullability of the value
   */
  record Code(String statements, String value, Optional<String> isNull, RowField field) {
  }

  /**
   * A computed column as Java.
   *
   * @param method a method that evaluates the expression, complete
   * @param call statement that calls it for the row variables {@code in} and {@code out}
   */
  record Column(String method, String call) {
  }

  /** An aggregate call as Java: its function, such as {@code avg}, and its argument if it has one. */
  record AggregateCode(String name, String function, Optional<Code> argument) {
  }

  /** The condition of a filter. */
  Code condition(OperatorPlan operator, RowType input);

  /** The expressions of a projection, in order; the names of methods begin with the prefix. */
  List<Column> projection(OperatorPlan operator, RowType input, String prefix, Function<RowType, String> rowClasses);

  /** The aggregate calls, in order. */
  List<AggregateCode> aggregates(OperatorPlan operator, RowType input);
}
