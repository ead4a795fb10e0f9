package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the values of a column are.
 *
 * <p>THREADING: immutable.
 */
public enum ColumnType {
  /** True or false. */
  BOOLEAN(ValueType.BOOLEAN),
  /** Whole numbers of up to 32 bits. */
  INT(ValueType.INT),
  /** Whole numbers of 64 bits. */
  LONG(ValueType.LONG),
  /** Numbers with a point. */
  DOUBLE(ValueType.DOUBLE),
  /** Decimals. */
  DECIMAL(ValueType.DECIMAL),
  /** Texts. */
  STRING(ValueType.STRING),
  /** Points in time, as milliseconds. */
  TIMESTAMP(ValueType.TIMESTAMP),
  /** What is nested, and bytes; no expression can name it. */
  OTHER(null);

  private final ValueType valueType;

  ColumnType(ValueType valueType) {
    this.valueType = valueType;
  }

  /** The type in expressions; empty where they know none. */
  public Optional<ValueType> valueType() {
    return Optional.ofNullable(valueType);
  }

  /** Whether values are numbers, which stand on the right. */
  public boolean isNumber() {
    return this == INT || this == LONG || this == DOUBLE || this == DECIMAL;
  }

  /** The type of a decoded value. */
  static ColumnType of(Object value) {
    return switch (value) {
      case Boolean flag -> BOOLEAN;
      case Integer number -> INT;
      case Short number -> INT;
      case Byte number -> INT;
      case Long number -> LONG;
      case Double number -> DOUBLE;
      case Float number -> DOUBLE;
      case BigDecimal number -> DECIMAL;
      case Instant time -> TIMESTAMP;
      case String text -> STRING;
      case Character character -> STRING;
      case null, default -> OTHER;
    };
  }

  /** The value as expressions know it: in the boxed class of the type; null where it is not of the type. */
  Object normal(Object value) {
    return switch (this) {
      case INT -> value instanceof Number number && !(value instanceof Long) ? Integer.valueOf(number.intValue()) : null;
      case DOUBLE -> value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
      case STRING -> value instanceof String || value instanceof Character ? value.toString() : null;
      case TIMESTAMP -> value instanceof Instant time ? Long.valueOf(millis(time)) : value instanceof Long ? value : null;
      case LONG -> value instanceof Long ? value : null;
      case DECIMAL -> value instanceof BigDecimal ? value : null;
      case BOOLEAN -> value instanceof Boolean ? value : null;
      case OTHER -> value;
    };
  }

  private static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException tooFar) {
      return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
