package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.ValueType;
import java.util.Optional;

/**
 * Which values fit which columns without loss: int to long, int and long to double and decimal, as Java widens.
 *
 * <p>THREADING: stateless.
 */
public final class Conversions {
  private Conversions() {
  }

  /** Whether a value of the one type can be put into a column of the other without saying so. */
  public static boolean isWidening(ValueType from, ValueType to) {
    return from == to || switch (from) {
      case INT -> to == ValueType.LONG || to == ValueType.DOUBLE || to == ValueType.DECIMAL;
      case LONG -> to == ValueType.DOUBLE || to == ValueType.DECIMAL;
      case BOOLEAN, DOUBLE, STRING, BYTES, TIMESTAMP, DECIMAL -> false;
    };
  }

  /** What to write around an expression so that it fits; empty when there is no such thing. */
  public static Optional<String> cast(ValueType from, ValueType to, String expression) {
    if (from.isNumeric() && to.isNumeric()) {
      return Optional.of(switch (to) {
        case DECIMAL -> "decimal(text(" + expression + "))";
        default -> from == ValueType.DECIMAL ? "(" + to.javaType() + ") toDouble(" + expression + ")" : "(" + to.javaType() + ") (" + expression + ")";
      });
    }
    return switch (to) {
      case TIMESTAMP -> from == ValueType.STRING ? Optional.of("parseTimestamp(" + expression + ")")
          : from == ValueType.LONG || from == ValueType.INT ? Optional.of("timestamp(" + expression + ")") : Optional.empty();
      case LONG -> from == ValueType.TIMESTAMP ? Optional.of("epochMillis(" + expression + ")")
          : from == ValueType.STRING ? Optional.of("Long.parseLong(" + expression + ")") : Optional.empty();
      case INT -> from == ValueType.STRING ? Optional.of("Integer.parseInt(" + expression + ")") : Optional.empty();
      case DOUBLE -> from == ValueType.STRING ? Optional.of("Double.parseDouble(" + expression + ")") : Optional.empty();
      case DECIMAL -> from == ValueType.STRING ? Optional.of("decimal(" + expression + ")") : Optional.empty();
      case STRING -> from == ValueType.TIMESTAMP ? Optional.of("formatTimestamp(" + expression + ")")
          : from == ValueType.BYTES ? Optional.empty() : Optional.of("text(" + expression + ")");
      case BOOLEAN, BYTES -> Optional.empty();
    };
  }

  /** Java text of the value in the type of the column. */
  public static String text(ValueType from, ValueType to, String value) {
    if (!isWidening(from, to)) {
      throw new IllegalArgumentException("A value of type " + from.text() + " does not fit a column of type " + to.text() + ".");
    }
    return to == ValueType.DECIMAL && from != to ? "java.math.BigDecimal.valueOf(" + value + ")" : value;
  }
}
