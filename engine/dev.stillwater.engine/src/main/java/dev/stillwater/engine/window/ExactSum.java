package dev.stillwater.engine.window;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A sum of doubles without rounding error, so that it does not depend on the order of the values.
 *
 * <p>Invariant: the exact sum is the sum of the partials, which do not overlap and are ordered by magnitude.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, grow-expansion.
 */
public final class ExactSum {
  private double[] partials = new double[4];
  private int count;
  private double special;

  /** Forgets all values. */
  public void clear() {
    count = 0;
    special = 0;
  }

  /** Adds a value. */
  public void add(double value) {
    if (!Double.isFinite(value)) {
      special += value;
      return;
    }
    double carry = value;
    int kept = 0;
    for (int index = 0; index < count; index++) {
      double partial = partials[index];
      double sum = carry + partial;
      double virtual = sum - carry;
      double error = carry - (sum - virtual) + (partial - virtual);
      if (error != 0) {
        partials[kept++] = error;
      }
      carry = sum;
    }
    if (!Double.isFinite(carry)) {
      special += carry;
      count = 0;
      return;
    }
    if (carry != 0) {
      if (kept == partials.length) {
        partials = Arrays.copyOf(partials, kept * 2);
      }
      partials[kept++] = carry;
    }
    count = kept;
  }

  /** Adds all values of another sum. */
  public void add(ExactSum other) {
    special += other.special;
    for (int index = 0; index < other.count; index++) {
      add(other.partials[index]);
    }
  }

  /** Takes over another sum. */
  public void set(ExactSum other) {
    if (partials.length < other.count) {
      partials = new double[other.count];
    }
    System.arraycopy(other.partials, 0, partials, 0, other.count);
    count = other.count;
    special = other.special;
  }

  /** Takes over what {@link #finite} and {@link #special} said. Cost: number of digits. */
  public void set(BigDecimal finite, double infinite) {
    clear();
    special = infinite;
    BigDecimal rest = finite;
    while (rest.signum() != 0) {
      double part = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, rest.doubleValue()));
      if (part == 0) {
        throw new ArithmeticException("The number " + finite + " is no sum of doubles.");
      }
      add(part);
      rest = rest.subtract(new BigDecimal(part));
    }
  }

  /** The exact sum of the values that are numbers; equal sums are equal objects, whatever the order of the values. Cost: number of digits. */
  public BigDecimal finite() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int index = 0; index < count; index++) {
      sum = sum.add(new BigDecimal(partials[index]));
    }
    return sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
  }

  /** Whether all values were finite numbers and their sum is one. */
  public boolean isFinite() {
    return special == 0;
  }

  /** The sum of the values that were infinite or no number; 0 if there was none. */
  public double special() {
    return special;
  }

  /** The sum, rounded once to the nearest double. */
  public double value() {
    if (special != 0 || Double.isNaN(special)) {
      return special;
    }
    return count == 0 ? 0 : count == 1 ? partials[0] : exact().doubleValue();
  }

  /**
   * The sum without rounding.
   *
   * @throws ArithmeticException if a value was infinite or no number, or the sum left the range of double
   */
  public BigDecimal exact() {
    if (special != 0 || Double.isNaN(special)) {
      throw new ArithmeticException("The sum is " + special + ", which no decimal can hold.");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int index = 0; index < count; index++) {
      sum = sum.add(new BigDecimal(partials[index]));
    }
    return sum;
  }
}
