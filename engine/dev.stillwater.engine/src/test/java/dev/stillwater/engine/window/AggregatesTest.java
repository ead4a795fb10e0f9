package dev.stillwater.engine.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  @Test
  void averageOfWholeNumbers_isExactAndRoundedHalfUp() {
    // Catches the fast path rounding differently from the definition, and loss of bits in the sum of 128.
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      for (int run = 0; run < 1000; run++) {
        long high = random.nextInt(4) == 0 ? random.nextInt(5) - 2 : 0;
        long low = random.nextLong() >> random.nextInt(64);
        high = high == 0 ? low >> 63 : high;
        long count = 1 + (random.nextLong() >>> 1 + random.nextInt(62));
        BigInteger sum = BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
        BigDecimal expected = new BigDecimal(sum).divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_UP);
        assertEquals(expected, Aggregates.average(high, low, count), "seed " + seed + ": " + sum + " / " + count);
      }
    }
    assertEquals(new BigDecimal("0.0001"), Aggregates.average(0, 1, 20_000));
    assertEquals(new BigDecimal("-0.0001"), Aggregates.average(-1, -1, 20_000));
  }

  @Test
  void sumBeyondLong_isRefused() {
    // Catches a sum that silently turns negative.
    assertThrows(ArithmeticException.class, () -> Aggregates.add(Long.MAX_VALUE, 1));
    assertThrows(ArithmeticException.class, () -> Aggregates.add(Long.MIN_VALUE, -1));
    assertEquals(Long.MAX_VALUE, Aggregates.add(Long.MAX_VALUE - 1, 1));
  }

  @Test
  void sumOfDoubles_doesNotDependOnTheirOrder() {
    // Catches rounding errors that make results differ from parallelism to parallelism.
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Double> values = new ArrayList<>();
      BigDecimal exact = BigDecimal.ZERO;
      for (int index = 0; index < 200; index++) {
        double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
        values.add(value);
        exact = exact.add(new BigDecimal(value));
      }
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(values, random);
        ExactSum sum = new ExactSum();
        ExactSum other = new ExactSum();
        for (int index = 0; index < values.size(); index++) {
          (index % 2 == order % 2 ? sum : other).add(values.get(index));
        }
        sum.add(other);
        assertEquals(exact.doubleValue(), sum.value(), "seed " + seed);
      }
    }
  }

  @Test
  void infinityAndNaN_passThroughSumsAndHaveNoAverage() {
    // Catches special values being taken for numbers.
    ExactSum sum = new ExactSum();
    sum.add(1);
    sum.add(Double.POSITIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, sum.value());
    assertThrows(ArithmeticException.class, () -> Aggregates.average(sum, 2));
    sum.add(Double.NEGATIVE_INFINITY);
    assertEquals(Double.NaN, sum.value());
    sum.clear();
    assertEquals(0, sum.value());
  }
}
