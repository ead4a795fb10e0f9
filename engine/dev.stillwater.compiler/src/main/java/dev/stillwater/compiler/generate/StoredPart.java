package dev.stillwater.compiler.generate;

import dev.stillwater.engine.row.RowField;
import java.util.Optional;

/**
 * A column in which a part of an accumulator is stored, in generated Java over the entry variable {@code e}.
 *
 * <p>THREADING: immutable.
 *
 * @param field the column
 * @param isNull Java expression that is true when the column is missing; empty when it never is
 * @param value Java expression for the value of the column
 * @param setter statement that takes the value over into the entry, with {@code %s} for the value
 */
record StoredPart(RowField field, Optional<String> isNull, String value, String setter) {
  /** Statement that takes over the value of a Java expression. */
  String set(String expression) {
    return setter.replace("%s", expression);
  }
}
