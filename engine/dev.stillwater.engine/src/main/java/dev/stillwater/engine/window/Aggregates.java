package dev.stillwater.engine.window;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Arithmetic of the aggregate functions.
 *
 * <p>THREADING: stateless.
 */
public final class Aggregates {
  /** Decimals of an average. */
  public static final int AVERAGE_SCALE = 4;

  private static final long AVERAGE_FACTOR = 10_000;
  private static final long FAST_SUM_MAX = Long.MAX_VALUE / AVERAGE_FACTOR / 2;

  private Aggregates() {
  }

  /**
   * Adds to a sum.
   *
   * @throws ArithmeticException if the sum leaves the range of long
   */
  public static long add(long sum, long value) {
    long result = sum + value;
    if (((sum ^ result) & (value ^ result)) < 0) {
      throw new ArithmeticException("sum() leaves the range of long: " + sum + " + " + value + ". Sum a decimal instead.");
    }
    return result;
  }

  /** The average of whole numbers, rounded half up (away from zero at the middle), from a sum of 128 bits. */
  public static BigDecimal average(long sumHigh, long sumLow, long count) {
    if (sumHigh == sumLow >> 63 && Math.abs(sumLow) < FAST_SUM_MAX) {
      long scaled = Math.abs(sumLow) * AVERAGE_FACTOR;
      long rounded = scaled / count + (scaled % count >= count - scaled % count ? 1 : 0);
      return BigDecimal.valueOf(sumLow < 0 ? -rounded : rounded, AVERAGE_SCALE);
    }
    BigInteger sum = BigInteger.valueOf(sumHigh).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(sumLow)));
    return average(new BigDecimal(sum), count);
  }

  /** A number of 128 bits as a decimal. */
  public static BigDecimal whole(long high, long low) {
    if (high == low >> 63) {
      return BigDecimal.valueOf(low);
    }
    return new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low))));
  }

  /**
   * The upper 64 bits of a whole number.
   *
   * @throws ArithmeticException if the number is not whole
   */
  public static long high(BigDecimal whole) {
    return whole.toBigIntegerExact().shiftRight(64).longValue();
  }

  /** The lower 64 bits of a whole number. */
  public static long low(BigDecimal whole) {
    return whole.toBigIntegerExact().longValue();
  }

  /** The average from a decimal sum, rounded half up (away from zero at the middle). */
  public static BigDecimal average(BigDecimal sum, long count) {
    return sum.divide(BigDecimal.valueOf(count), AVERAGE_SCALE, RoundingMode.HALF_UP);
  }

  /**
   * The average from an exact sum of doubles.
   *
   * @throws ArithmeticException if a value was infinite or no number
   */
  public static BigDecimal average(ExactSum sum, long count) {
    return average(sum.exact(), count);
  }

  /** Order of decimals; of equal ones the one with fewer decimals is less, so that the order of records does not matter. */
  public static int compare(BigDecimal left, BigDecimal right) {
    int order = left.compareTo(right);
    return order != 0 ? order : Integer.compare(left.scale(), right.scale());
  }
}
