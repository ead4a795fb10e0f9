package dev.stillwater.engine.row;

import java.util.Locale;
import java.util.Optional;

/**
 * Types of the values in rows.
 *
 * <p>THREADING: immutable.
 */
public enum ValueType {
  /** Java boolean. */
  BOOLEAN("boolean", "Boolean", "false"),
  /** Java int. */
  INT("int", "Integer", "0"),
  /** Java long. */
  LONG("long", "Long", "0L"),
  /** Java double. */
  DOUBLE("double", "Double", "0d"),
  /** Java String. */
  STRING("String", "String", "null"),
  /** Java byte array. */
  BYTES("byte[]", "byte[]", "null"),
  /** Point in time: milliseconds since 1970-01-01T00:00:00Z in a Java long. */
  TIMESTAMP("long", "Long", "0L"),
  /** Java BigDecimal. */
  DECIMAL("java.math.BigDecimal", "java.math.BigDecimal", "null");

  private final String javaType;
  private final String boxedType;
  private final String defaultText;

  ValueType(String javaType, String boxedType, String defaultText) {
    this.javaType = javaType;
    this.boxedType = boxedType;
    this.defaultText = defaultText;
  }

  /** The Java type of a value as it is written in source: {@code long}, {@code String}, {@code java.math.BigDecimal}. */
  public String javaType() {
    return javaType;
  }

  /** The Java type of a value as an object, as it is written in source. */
  public String boxedType() {
    return boxedType;
  }

  /** Java source of the value that stands in a column while it is null. */
  public String defaultText() {
    return defaultText;
  }

  /** Whether a value is a Java primitive, so that it cannot itself be null. */
  public boolean isPrimitive() {
    return this != STRING && this != BYTES && this != DECIMAL;
  }

  /** Whether values are numbers. A timestamp is none. */
  public boolean isNumeric() {
    return this == INT || this == LONG || this == DOUBLE || this == DECIMAL;
  }

  /** The name in job files and messages: {@code int}, {@code timestamp}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of a name as {@link #text()} gives it. */
  public static Optional<ValueType> ofText(String text) {
    for (ValueType type : values()) {
      if (type.text().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
