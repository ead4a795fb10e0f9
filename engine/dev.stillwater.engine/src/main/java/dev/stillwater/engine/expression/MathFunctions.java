package dev.stillwater.engine.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Functions of the expression language over numbers. Pure; what has no exact answer in the type fails instead of wrapping round.
 *
 * <p>THREADING: stateless.
 */
public final class MathFunctions {
  private MathFunctions() {
  }

  @Described(value = "The number without its sign, in its type; an overflow is a failure.", example = "abs(-7)", result = "7")
  public static int abs(int value) {
    return Math.absExact(value);
  }

  public static long abs(long value) {
    return Math.absExact(value);
  }

  public static double abs(double value) {
    return Math.abs(value);
  }

  public static BigDecimal abs(BigDecimal value) {
    return value.abs();
  }

  @Described(value = "The smaller of two numbers, strings or timestamps, in the wider type.", example = "min(3, 2.5)", result = "2.5")
  public static int min(int first, int second) {
    return Math.min(first, second);
  }

  public static long min(long first, long second) {
    return Math.min(first, second);
  }

  public static double min(double first, double second) {
    return Math.min(first, second);
  }

  public static BigDecimal min(BigDecimal first, BigDecimal second) {
    return first.min(second);
  }

  public static String min(String first, String second) {
    return first.compareTo(second) <= 0 ? first : second;
  }

  @Described(value = "The greater of two numbers, strings or timestamps, in the wider type.", example = "max(\"LAX\", \"SFO\")", result = "SFO")
  public static int max(int first, int second) {
    return Math.max(first, second);
  }

  public static long max(long first, long second) {
    return Math.max(first, second);
  }

  public static double max(double first, double second) {
    return Math.max(first, second);
  }

  public static BigDecimal max(BigDecimal first, BigDecimal second) {
    return first.max(second);
  }

  public static String max(String first, String second) {
    return first.compareTo(second) >= 0 ? first : second;
  }

  @Described(value = "The nearest whole number as a long, or with digits after the point in the type of the number; a half goes away from zero.",
      example = "round(2.5)", result = "3")
  public static long round(double value) {
    if (!(Math.abs(value) < 0x1p63)) {
      throw new ArithmeticException("round: " + value + " has no nearest long.");
    }
    double truncated = value < 0 ? Math.ceil(value) : Math.floor(value);
    return (long) truncated + (Math.abs(value - truncated) >= 0.5 ? (long) Math.signum(value) : 0);
  }

  public static double round(double value, int digits) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue() : value;
  }

  public static BigDecimal round(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_UP);
  }

  @Described(value = "The greatest whole number that is not greater, as a double.", example = "floor(-2.5)", result = "-3.0")
  public static double floor(double value) {
    return Math.floor(value);
  }

  @Described(value = "The smallest whole number that is not smaller, as a double.", example = "ceil(2.1)", result = "3.0")
  public static double ceil(double value) {
    return Math.ceil(value);
  }

  @Described(value = "The base raised to the exponent, as a double.", example = "pow(2, 10)", result = "1024.0")
  public static double pow(double base, double exponent) {
    return Math.pow(base, exponent);
  }

  @Described(value = "The square root as a double, NaN of a negative number.", example = "sqrt(2.25)", result = "1.5")
  public static double sqrt(double value) {
    return Math.sqrt(value);
  }

  @Described(value = "The remainder, never negative; a divisor of 0 is a failure.", example = "mod(-7, 3)", result = "2")
  public static int mod(int value, int divisor) {
    return (int) mod((long) value, divisor);
  }

  public static long mod(long value, long divisor) {
    long remainder = value % divisor;
    return remainder < 0 ? remainder + Math.abs(divisor) : remainder;
  }

  @Described(value = "A whole number or a text such as 12.50 as a decimal; another text is a failure.", example = "decimal(\"12.50\")", result = "12.50")
  public static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new NumberFormatException("decimal: '" + text + "' is no number; expected digits such as 12.50.");
    }
  }

  public static BigDecimal decimal(long value) {
    return BigDecimal.valueOf(value);
  }

  @Described(value = "A decimal as the nearest double.", example = "toDouble(decimal(\"12.50\"))", result = "12.5")
  public static double toDouble(BigDecimal value) {
    return value.doubleValue();
  }

  @Described(value = "The quotient of two decimals with so many digits after the point; a half goes away from zero, a divisor of 0 is a failure.",
      example = "divide(decimal(2), decimal(3), 4)", result = "0.6667")
  public static BigDecimal divide(BigDecimal value, BigDecimal divisor, int digits) {
    return value.divide(divisor, digits, RoundingMode.HALF_UP);
  }
}
