package dev.stillwater.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Edges of the functions that expressions call; the common cases are the examples of the documentation. */
class FunctionsTest {
  @Test
  void timeFunctions_agreeWithTheCalendar() {
    // Would catch wrong days and hours before 1970 and at the turn of a day.
    long seed = 11;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      long time = random.nextLong() >> 16 + random.nextInt(30);
      ZonedDateTime expected = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
      String message = "seed " + seed + ", " + time;
      assertEquals(expected.getSecond(), TimeFunctions.second(time), message);
      assertEquals(expected.getMinute(), TimeFunctions.minute(time), message);
      assertEquals(expected.getHour(), TimeFunctions.hour(time), message);
      assertEquals(expected.getDayOfWeek().getValue(), TimeFunctions.dayOfWeek(time), message);
      assertEquals(expected.getDayOfMonth(), TimeFunctions.dayOfMonth(time), message);
      assertEquals(expected.getMonthValue(), TimeFunctions.month(time), message);
      assertEquals(expected.getYear(), TimeFunctions.year(time), message);
      assertEquals(expected.toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(), TimeFunctions.truncateToDay(time), message);
      assertEquals(expected.withMinute(0).withSecond(0).withNano(0).toInstant().toEpochMilli(), TimeFunctions.truncateToHour(time), message);
      assertEquals(expected.withSecond(0).withNano(0).toInstant().toEpochMilli(), TimeFunctions.truncateToMinute(time), message);
    }
  }

  @Test
  void lengthOfTime_doesNotWrapRound() {
    // Would catch a window of negative length.
    assertThrows(ArithmeticException.class, () -> TimeFunctions.days(Long.MAX_VALUE));
    assertThrows(ArithmeticException.class, () -> TimeFunctions.plus(Long.MAX_VALUE, 1));
  }

  @Test
  void round_takesHalvesAwayFromZero() {
    // Would catch rounding to even, and 0.49999999999999994 rounded to 1.
    double[][] cases = {{2.5, 3}, {-2.5, -3}, {0.49999999999999994, 0}, {-0.5, -1}, {2.4, 2}, {1e15 + 0.5, 1e15 + 1}, {0x1p53 + 2, 0x1p53 + 2}};
    for (double[] line : cases) {
      assertEquals((long) line[1], MathFunctions.round(line[0]), line[0] + "");
    }
    assertEquals(1.01, MathFunctions.round(1.005, 2));
    assertEquals(-1.01, MathFunctions.round(-1.005, 2));
    assertEquals(new BigDecimal("2.35"), MathFunctions.round(new BigDecimal("2.345"), 2));
    assertTrue(Double.isNaN(MathFunctions.round(Double.NaN, 2)));
    assertThrows(ArithmeticException.class, () -> MathFunctions.round(Double.NaN));
    assertThrows(ArithmeticException.class, () -> MathFunctions.round(0x1p63));
  }

  @Test
  void mod_isNeverNegative() {
    // Would catch Java's % slipping through, and overflow at the ends.
    assertEquals(2, MathFunctions.mod(-7, 3));
    assertEquals(2, MathFunctions.mod(-7, -3));
    assertEquals(1, MathFunctions.mod(7, -3));
    assertEquals(0, MathFunctions.mod(Integer.MIN_VALUE, -1));
    assertEquals(Long.MAX_VALUE, MathFunctions.mod(-1L, Long.MIN_VALUE));
    assertThrows(ArithmeticException.class, () -> MathFunctions.mod(1, 0));
    assertThrows(ArithmeticException.class, () -> MathFunctions.abs(Integer.MIN_VALUE));
  }

  @Test
  void substring_neverFails() {
    // Would catch a job that fails because a text is shorter than expected.
    assertEquals("", StringFunctions.substring("abc", 5));
    assertEquals("abc", StringFunctions.substring("abc", -5));
    assertEquals("bc", StringFunctions.substring("abc", 1, 99));
    assertEquals("", StringFunctions.substring("abc", 2, 1));
    assertEquals("", StringFunctions.substring("", 0, 1));
  }

  @Test
  void splitPart_countsFromZero() {
    // Would catch parts lost at the ends.
    String[][] cases = {{"a", "0"}, {"", "1"}, {"c", "2"}, {"", "3"}, {"", "9"}, {"", "-1"}};
    for (String[] line : cases) {
      assertEquals(line[0], StringFunctions.splitPart("a,,c,", ",", Integer.parseInt(line[1])), line[1]);
    }
    assertEquals("a,,c,", StringFunctions.splitPart("a,,c,", "|", 0));
    assertThrows(IllegalArgumentException.class, () -> StringFunctions.splitPart("a", "", 0));
  }

  @Test
  void functions_areDescribedOnceAndNamedOnce() {
    // Would catch a function without documentation and a name in two groups.
    Map<String, Class<?>> groups = new HashMap<>();
    for (Class<?> group : Functions.GROUPS) {
      for (Method method : group.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())) {
          assertTrue(Modifier.isStatic(method.getModifiers()));
          Class<?> other = groups.putIfAbsent(method.getName(), group);
          assertTrue(other == null || other == group, method.getName());
        }
      }
      for (String name : groups.keySet()) {
        long descriptions = Arrays.stream(group.getDeclaredMethods())
            .filter(method -> method.getName().equals(name) && method.isAnnotationPresent(Described.class)).count();
        assertEquals(groups.get(name) == group ? 1 : 0, descriptions, name);
      }
    }
  }
}
