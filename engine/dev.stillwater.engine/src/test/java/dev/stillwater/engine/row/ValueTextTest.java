package dev.stillwater.engine.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values as text and back. */
class ValueTextTest {
  @Test
  void timestamp_readsBackAsWritten() {
    // Would catch a wrong day before 1970, lost milliseconds and years with more than four digits.
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      long millis = random.nextLong() >> random.nextInt(40);
      String text = ValueText.text(ValueType.TIMESTAMP, millis);
      assertEquals(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC), LocalDateTime.parse(text), "seed " + seed + ", " + millis);
      assertEquals(millis, ValueText.parseTimestamp(text), text);
    }
  }

  @Test
  void timestamp_hasItsShortestForm() {
    // Would catch seconds left out or milliseconds written although there are none.
    assertEquals("2001-01-01T00:47:00", ValueText.text(ValueType.TIMESTAMP, 978310020000L));
    assertEquals("1970-01-01T00:00:00.001", ValueText.text(ValueType.TIMESTAMP, 1L));
    assertEquals("1969-12-31T23:59:59.999", ValueText.text(ValueType.TIMESTAMP, -1L));
    assertEquals("+10000-01-01T00:00:00", ValueText.text(ValueType.TIMESTAMP, 253_402_300_800_000L));
  }

  @Test
  void timestampText_takesTheUsualForms() {
    // Would catch a zone that is ignored.
    long expected = 978310020000L;
    for (String text : new String[] {"2001-01-01T00:47:00", "2001-01-01 00:47:00", "2001-01-01T00:47", "2001-01-01T00:47:00Z", "2001-01-01T01:47:00+01:00",
        "2000-12-31T19:47:00-05:00", "2001-01-01T00:47:00.000999"}) {
      assertEquals(expected, ValueText.parseTimestamp(text), text);
    }
    assertEquals(978307200000L, ValueText.parseTimestamp("2001-01-01"));
    for (String text : new String[] {"", "x", "2001-13-01", "2001-01-01T25:00:00", "01.01.2001", "2001-01-01T", "T", "9999999999"}) {
      assertTrue(assertThrows(IllegalArgumentException.class, () -> ValueText.parseTimestamp(text)).getMessage().contains("'" + text + "'"));
    }
  }

  @Test
  void otherValues_areWrittenPlainly() {
    // Would catch an exponent in a decimal.
    assertEquals("10000000000", ValueText.text(ValueType.DECIMAL, new BigDecimal("1E+10")));
    assertEquals("0aff", ValueText.text(ValueType.BYTES, new byte[] {10, -1}));
    assertEquals("1.5", ValueText.text(ValueType.DOUBLE, 1.5));
  }

  @Test
  void fieldName_followsJava() {
    // Would catch a name that breaks generated code.
    for (String name : new String[] {"a", "_a", "größe", "record", "a1", "var", "\u540d"}) {
      assertTrue(FieldNames.isValid(name), name);
    }
    for (String name : new String[] {"", "1a", "a b", "a-b", "class", "true", "null", "_", "a$b", "a\u200d", "a\u0000", "a;", "x".repeat(256)}) {
      assertFalse(FieldNames.isValid(name), name);
    }
    assertThrows(IllegalArgumentException.class, () -> RowField.required("int", ValueType.INT));
    assertThrows(IllegalArgumentException.class, () -> RowType.of(RowField.required("a", ValueType.INT), RowField.required("a", ValueType.INT)));
  }

  @Test
  void rowType_findsColumnsAndBits() {
    // Would catch bits that are counted over all columns instead of the nullable ones.
    RowType type = RowType.of(RowField.required("a", ValueType.INT), RowField.nullable("b", ValueType.STRING));
    assertEquals("a: int, b: string?", type.text());
    assertEquals(1, type.indexOf("b"));
    assertEquals(-1, type.indexOf("c"));
    assertEquals(0, type.nullMask(0));
    assertEquals(1, type.nullMask(1));
    assertEquals(-1, type.nullWord(0));
    assertEquals(type, RowType.of(RowField.required("a", ValueType.INT)).with(RowField.nullable("b", ValueType.STRING)));
  }
}
