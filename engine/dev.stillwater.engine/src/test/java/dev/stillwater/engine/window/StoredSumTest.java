package dev.stillwater.engine.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums as they are stored in snapshots. */
class StoredSumTest {
  private static ExactSum sum(List<Double> values) {
    ExactSum sum = new ExactSum();
    values.forEach(sum::add);
    return sum;
  }

  private static ExactSum restored(ExactSum sum) {
    ExactSum again = new ExactSum();
    again.set(sum.finite(), sum.special());
    return again;
  }

  @Test
  void sums_comeBackExactlyAndDoNotDependOnTheOrder() {
    // Catches digits that are lost, and equal sums with different bytes.
    Random random = new Random(2);
    for (int round = 0; round < 300; round++) {
      List<Double> values = new ArrayList<>();
      for (int index = random.nextInt(20); index >= 0; index--) {
        values.add(random.nextInt(10) == 0 ? Double.MIN_VALUE * random.nextInt(5) : random.nextGaussian() * Math.pow(2, random.nextInt(1200) - 600));
      }
      ExactSum sum = sum(values);
      ExactSum again = restored(sum);
      Collections.shuffle(values, random);
      assertEquals(sum.finite(), sum(values).finite());
      assertEquals(sum.finite(), again.finite());
      assertEquals(sum.value(), again.value());
      sum.add(1e-300);
      again.add(1e-300);
      assertEquals(sum.exact().stripTrailingZeros(), again.exact().stripTrailingZeros());
    }
  }

  @Test
  void extremes_comeBack() {
    // Catches sums near the largest double, of nothing, and of values that are no numbers.
    assertEquals(Double.MAX_VALUE, restored(sum(List.of(Double.MAX_VALUE, Math.ulp(Double.MAX_VALUE) / 4))).value());
    assertEquals(0, restored(sum(List.of(1.5, -1.5, -0.0))).value());
    assertTrue(restored(sum(List.of())).isFinite());
    ExactSum infinite = restored(sum(List.of(3.5, Double.POSITIVE_INFINITY)));
    assertEquals(Double.POSITIVE_INFINITY, infinite.value());
    assertEquals(new BigDecimal("3.5"), infinite.finite());
    assertFalse(infinite.isFinite());
    infinite.add(Double.NEGATIVE_INFINITY);
    assertTrue(Double.isNaN(infinite.value()));
    assertTrue(Double.isNaN(restored(infinite).value()));
  }

  @Test
  void decimalThatIsNoSumOfDoubles_isRefused() {
    // Catches an aggregate that was changed from decimals to doubles and loses digits without a word.
    assertThrows(ArithmeticException.class, () -> new ExactSum().set(new BigDecimal("0.1"), 0));
    assertThrows(ArithmeticException.class, () -> Aggregates.high(new BigDecimal("1.5")));
  }

  @Test
  void numbersOf128Bits_comeBack() {
    // Catches averages of large longs that lose their upper half.
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      long high = round < 100 ? random.nextLong() >> random.nextInt(64) : -(round & 1);
      long low = random.nextLong() >> random.nextInt(64);
      BigDecimal whole = Aggregates.whole(high, low);
      assertEquals(high, Aggregates.high(whole));
      assertEquals(low, Aggregates.low(whole));
      assertEquals(BigInteger.valueOf(high).shiftLeft(64).add(BigInteger.valueOf(low).and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))),
          whole.toBigIntegerExact());
    }
  }
}
