package dev.stillwater.compiler.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowFiltersTest {
  private static final RowType TYPE = new RowType(List.of(new RowField("key", ValueType.STRING, true), new RowField("count", ValueType.LONG, true),
      new RowField("windowStart", ValueType.TIMESTAMP, true)));

  private static boolean test(String expression, Object... values) {
    RowFilter filter = RowFilters.of(TYPE, expression).filter().orElseThrow();
    for (int index = 0; index < values.length; index++) {
      filter.row().set(index, values[index]);
    }
    return filter.isTrue();
  }

  @Test
  void condition_isTrueForItsRowsAlone() {
    // Would catch a filter over other columns than it names, and missing values that count as zero.
    assertTrue(test("count > 100", "a", 101L, 0L));
    assertFalse(test("count > 100", "a", 100L, 0L));
    assertFalse(test("count > -1", "a", null, 0L));
    assertTrue(test("isNull(count) && startsWith(key, \"us\")", "user", null, 0L));
    assertTrue(test("windowStart >= parseTimestamp(\"2001-01-01T00:00:00\")", "a", 1L, 978_307_200_000L));
  }

  @Test
  void wrongExpression_saysWhereAndWhy() {
    // Would catch a message that does not name what is wrong, and an expression that is loaded with its errors.
    RowFilters.Result result = RowFilters.of(TYPE, "total > 100");
    assertTrue(result.filter().isEmpty());
    assertTrue(result.error().orElseThrow().contains("total"), result.error().orElseThrow());
    assertTrue(RowFilters.of(TYPE, "count + 1").error().orElseThrow().contains("boolean"));
  }

  @Test
  void failingCondition_isTold() {
    // Would catch an entry that is silently taken for one that does not fit.
    assertThrows(ArithmeticException.class, () -> test("1 / count > 0", "a", 0L, 0L));
    assertEquals(1, RowFilters.of(TYPE, "count > ").problems().stream().filter(problem -> problem.isError()).limit(1).count());
  }
}
