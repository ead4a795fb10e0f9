package dev.stillwater.engine.row;

import java.util.Objects;

/**
 * A column of a row type.
 *
 * <p>THREADING: immutable.
 *
 * @param name a Java identifier
 * @param type type of the values
 * @param isNullable whether a value may be missing
 */
public record RowField(String name, ValueType type, boolean isNullable) {
  public RowField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    if (!FieldNames.isValid(name)) {
      throw new IllegalArgumentException("'" + name + "' is no field name; " + FieldNames.RULE);
    }
  }

  /** A field that always has a value. */
  public static RowField required(String name, ValueType type) {
    return new RowField(name, type, false);
  }

  /** A field whose value may be missing. */
  public static RowField nullable(String name, ValueType type) {
    return new RowField(name, type, true);
  }

  /** The field as {@code delay: int} or, if nullable, {@code delay: int?}. */
  public String text() {
    return name + ": " + type.text() + (isNullable ? "?" : "");
  }
}
