package dev.stillwater.compiler.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values, types and nulls of expressions, evaluated as the engine does. */
class ExpressionValueTest {
  private static final RowType FLIGHT = RowType.of(
      RowField.required("delay", ValueType.INT), RowField.required("distance", ValueType.LONG), RowField.required("speed", ValueType.DOUBLE),
      RowField.required("origin", ValueType.STRING), RowField.required("late", ValueType.BOOLEAN), RowField.required("date", ValueType.TIMESTAMP),
      RowField.required("price", ValueType.DECIMAL), RowField.required("payload", ValueType.BYTES));
  private static final RowType NULLABLE = RowType.of(
      RowField.nullable("a", ValueType.INT), RowField.nullable("b", ValueType.INT), RowField.nullable("s", ValueType.STRING),
      RowField.required("c", ValueType.INT), RowField.nullable("t", ValueType.TIMESTAMP), RowField.nullable("x", ValueType.BOOLEAN));

  /** Expression, type of its value, its text for the row of {@link #flight}. */
  private static final String[][] VALUES = {
      {"delay > 15 && origin.equals(\"SFO\")", "boolean", "true"},
      {"delay", "int", "20"},
      {"(delay)", "int", "20"},
      {"((delay)) + ((distance))", "long", "337"},
      {"-delay", "int", "-20"},
      {"(int) speed", "int", "812"},
      {"(long) (speed * 2)", "long", "1625"},
      {"distance / 2", "long", "158"},
      {"distance / 2.0", "double", "158.5"},
      {"delay % 7 << 1 | 1", "int", "13"},
      {"date", "timestamp", "2001-01-01T00:47:00"},
      {"date + minutes(5)", "timestamp", "2001-01-01T00:52:00"},
      {"hours(1) + date", "timestamp", "2001-01-01T01:47:00"},
      {"date - hours(1)", "timestamp", "2000-12-31T23:47:00"},
      {"date - truncateToHour(date)", "long", "2820000"},
      {"max(date, parseTimestamp(\"2002-02-02\"))", "timestamp", "2002-02-02T00:00:00"},
      {"late ? date : truncateToDay(date)", "timestamp", "2001-01-01T00:47:00"},
      {"coalesce(date, timestamp(0))", "timestamp", "2001-01-01T00:47:00"},
      {"epochMillis(date)", "long", "978310020000"},
      {"hour(date)", "int", "0"},
      {"late ? 1 : 2L", "long", "1"},
      {"late ? \"yes\" : \"no\"", "string", "yes"},
      {"origin + \"-\" + delay", "string", "SFO-20"},
      {"origin.substring(1).toLowerCase()", "string", "fo"},
      {"concat(upper(origin), \"/\", lower(origin), text(delay))", "string", "SFO/sfo20"},
      {"price", "decimal", "12.50"},
      {"price.add(decimal(2))", "decimal", "14.50"},
      {"price.compareTo(BigDecimal.TEN) > 0", "boolean", "true"},
      {"price.setScale(1, RoundingMode.HALF_UP)", "decimal", "12.5"},
      {"payload", "bytes", "0aff"},
      {"payload.length", "int", "2"},
      {"(payload).length + payload[0]", "int", "12"},
      {"Math.abs(-3) + Math.max(delay, 30)", "int", "33"},
      {"Integer.MAX_VALUE", "int", "2147483647"},
      {"-2147483648", "int", "-2147483648"},
      {"Integer.parseInt(\"12\")", "int", "12"},
      {"Integer.valueOf(delay)", "int", "20"},
      {"(short) delay", "int", "20"},
      {"1.5f", "double", "1.5"},
      {"origin.split(\"F\")[1]", "string", "O"},
      {"String.valueOf(origin.charAt(0))", "string", "S"},
      {"\"a//b /* c */ \\\\u0041 ; {}\"", "string", "a//b /* c */ \\u0041 ; {}"},
      {"isNull(delay)", "boolean", "false"},
      {"coalesce(delay, 2.5)", "double", "20.0"},
      {"!late || !(delay > 1)", "boolean", "false"},
      {"round(speed, 1)", "double", "812.5"},
  };

  private static Row flight(Evaluation evaluation) {
    return evaluation.row(20, 317L, 812.5, "SFO", true, ValueText.parseTimestamp("2001-01-01T00:47:00"), new BigDecimal("12.50"), new byte[] {10, -1});
  }

  @Test
  void expression_hasTypeAndValue() throws Throwable {
    // Would catch a wrong static type, lost text when names are replaced, and a value that differs from Java's.
    List<String[]> cases = new ArrayList<>(List.of(VALUES));
    Evaluation evaluation = Evaluation.of(FLIGHT, cases.stream().map(line -> line[0]).toArray(String[]::new));
    Row row = flight(evaluation);
    for (int index = 0; index < cases.size(); index++) {
      String text = cases.get(index)[0];
      assertEquals(cases.get(index)[1], evaluation.result(index).type().orElseThrow().text(), text);
      assertEquals(cases.get(index)[2], evaluation.text(index, row), text);
      assertFalse(evaluation.result(index).isNullable(), text);
      assertEquals(List.of(), evaluation.result(index).problems(), text);
    }
  }

  /** Expression over {@link #NULLABLE}, then pairs of a row (a, b, s, c, t, x) and the value. */
  private static final Object[][] NULLS = {
      {"a + b", row(1, 2), "3", row(null, 2), null, row(1, null), null},
      {"a > 1 || b > 1", row(2, null), "true", row(1, null), null, row(null, 5), null, row(1, 5), "true"},
      {"a > 1 && b > 1", row(1, null), "false", row(2, null), null, row(2, 3), "true"},
      {"!(a > 1 && b > 1)", row(1, null), "true", row(2, null), null},
      {"(a > 1 ? b : c) + 1", row(0, null), "8", row(2, null), null, row(2, 3), "4", row(null, 3), null},
      {"c > 0 ? a : null", row(null, 1), null, row(4, 1), "4"},
      {"(c > 0 ? null : a) + 1", row(4, 1), null},
      {"isNull(a)", row(null, 1), "true", row(4, 1), "false"},
      {"isNotNull(a + b)", row(null, 1), "false", row(4, 1), "true", row(4, null), "false"},
      {"isNull(a > 1 ? b : c)", row(1, null), "false", row(2, null), "true", row(null, 1), "true"},
      {"isNotNull(a) && a > 3", row(null, 1), "false", row(4, 1), "true"},
      {"isNull(a) || a > 3", row(null, 1), "true", row(4, 1), "true", row(1, 1), "false"},
      {"!isNull(a) ? a : -1", row(null, 1), "-1", row(4, 1), "4"},
      {"coalesce(a, b, 0)", row(null, null), "0", row(null, 3), "3", row(2, 3), "2"},
      {"coalesce(a, b)", row(null, null), null, row(null, 3), "3"},
      {"coalesce(a * 2, b * 3, c)", row(null, null), "7", row(null, 3), "9", row(2, 3), "4"},
      {"coalesce(a, b * 1.5)", row(null, 2), "3.0", row(1, null), "1.0", row(null, null), null},
      {"coalesce(a, 1) + coalesce(b, 10L)", row(null, null), "11", row(5, null), "15"},
      {"coalesce(s, \"none\").length()", row(1, 1), "4"},
      {"coalesce(c > 5 ? a : b, c)", row(null, 1), "7", row(3, 1), "3"},
      {"coalesce(a, 10 / (c - 7))", row(1, 1), "1"},
      {"c + coalesce(coalesce(a, b), coalesce(b, 5))", row(null, null), "12"},
      {"10 / a", row(null, 1), null},
      {"hour(t)", row(1, 1), null},
      {"coalesce(t, timestamp(0))", row(1, 1), "1970-01-01T00:00:00"},
      {"s.equals(\"x\") || c > 0", row(1, 1), null},
      {"c > 0 || s.equals(\"x\")", row(1, 1), "true"},
      {"x ? 1 : 2", row(1, 1), null},
      {"(c > 0 && (a > 0 || b > 0)) == true", row(null, 1), null, row(0, 1), "true", row(0, null), null},
      {"substring(s, a, b)", row(1, 1), null},
      {"((c > 7) ? (a) : (b)) * 2", row(null, 4), "8"},
  };

  private static Object[] row(Object a, Object b) {
    return new Object[] {a, b, null, 7, null, null};
  }

  @Test
  void null_followsTheRules() throws Throwable {
    // Would catch a null that is read as 0, short circuit that is not respected, and operands evaluated on the wrong path.
    Evaluation evaluation = Evaluation.of(NULLABLE, Arrays.stream(NULLS).map(line -> (String) line[0]).toArray(String[]::new));
    for (int index = 0; index < NULLS.length; index++) {
      for (int pair = 1; pair < NULLS[index].length; pair += 2) {
        Object[] values = (Object[]) NULLS[index][pair];
        assertEquals(NULLS[index][pair + 1], evaluation.text(index, evaluation.row(values)), NULLS[index][0] + " over " + Arrays.toString(values));
      }
    }
  }

  @Test
  void nullCondition_isFalse() throws Throwable {
    // Would catch a filter that lets a record pass because an unknown was taken for true.
    Evaluation evaluation = Evaluation.of(NULLABLE, "a > 0", "!(a > 0)", "c > 0 && !(b > 0 && a > 0)");
    for (int index = 0; index < 3; index++) {
      assertFalse(evaluation.passes(index, evaluation.row(row(null, 1))), "condition " + index);
    }
    assertTrue(evaluation.passes(0, evaluation.row(row(1, 1))));
  }

  @Test
  void nullability_isKnown() {
    // Would catch a column that is called nullable although it never is, or the other way round.
    Evaluation evaluation = Evaluation.of(NULLABLE, "a + 1", "coalesce(a, 1)", "isNull(a)", "c", "isNotNull(a) && a > 1", "c > 0 ? 1 : null");
    List<Boolean> found = new ArrayList<>();
    for (int index = 0; index < 6; index++) {
      found.add(evaluation.result(index).isNullable());
    }
    assertEquals(List.of(true, false, false, false, false, true), found);
    assertEquals(Set.of("a"), evaluation.result(4).reads());
  }

  @Test
  void divisionByZero_isAFailureOfTheRun() {
    // Would catch a failure that is swallowed as a null.
    Evaluation evaluation = Evaluation.of(FLIGHT, "delay / (delay - 20)");
    assertThrows(ArithmeticException.class, () -> evaluation.value(0, flight(evaluation)));
  }

  @Test
  void moreThan64NullableFields_keepTheirBits() throws Throwable {
    // Would catch a null bit that is looked for in the wrong word.
    List<RowField> fields = new ArrayList<>();
    for (int index = 0; index < 200; index++) {
      fields.add(RowField.nullable("f" + index, ValueType.INT));
    }
    RowType wide = new RowType(fields);
    Evaluation evaluation = Evaluation.of(wide, "f0 + f63 + f64 + f199", "isNull(f128)", "coalesce(f64, f128, f199)", "f199");
    Row row = evaluation.row();
    assertNull(evaluation.value(0, row));
    for (int index : new int[] {0, 63, 64, 199}) {
      assertNull(evaluation.value(0, row), "before field " + index);
      row.set(index, index);
    }
    assertEquals(326, evaluation.value(0, row));
    assertEquals(true, evaluation.value(1, row));
    assertEquals(64, evaluation.value(2, row));
    row.set(64, null);
    assertEquals(199, evaluation.value(2, row));
  }

  @Test
  void contextualWordsAndUnicode_mayNameFields() throws Throwable {
    // Would catch names that are legal in Java and yet break the generated code.
    RowType odd = RowType.of(RowField.required("record", ValueType.INT), RowField.required("yield", ValueType.INT), RowField.required("var", ValueType.INT),
        RowField.required("größe", ValueType.INT), RowField.required("in", ValueType.INT), RowField.required("Math", ValueType.INT),
        RowField.required("out", ValueType.INT), RowField.required("v_x", ValueType.INT), RowField.required("hour", ValueType.INT));
    Evaluation evaluation = Evaluation.of(odd, "record + yield + var + größe + in + Math + out + v_x + hour", "hour(timestamp(7200000)) + hour");
    Row row = evaluation.row(1, 2, 4, 8, 16, 32, 64, 128, 256);
    assertEquals(511, evaluation.value(0, row));
    assertEquals(258, evaluation.value(1, row));
  }
}
