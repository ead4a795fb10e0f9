package dev.stillwater.compiler.generate;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import java.util.List;
import java.util.Optional;

/**
 * What the generator asks of the translation of expressions.
 *
 * <p>THREADING: one thread.
 */
public interface ExpressionPort {
  /**
   * An expression as Java.
   *
   * @param members methods to be put into the class, complete
   * @param statements statements that evaluate the expression over the row variable {@code in} and declare what follows
   * @param value Java expression for the value after the statements
   * @param isNull Java expression that is true when the value is missing; empty when it never is
   * @param field type and nullability of the value
   */
  record Code(String members, String statements, String value, Optional<String> isNull, RowField field) {
  }

  /** An aggregate call as Java: its function, such as {@code avg}, and its argument if it has one. */
  record AggregateCode(String name, String function, Optional<Code> argument) {
  }

  /** The condition of a filter. */
  Code condition(String uid, int operator, RowType input, String rowClass);

  /** The expressions of a projection, in order. */
  List<Code> projection(String uid, int operator, RowType input, String rowClass);

  /** The aggregate calls, in order. */
  List<AggregateCode> aggregates(String uid, int operator, RowType input, String rowClass);
}
