package dev.stillwater.engine.snapshot.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.GlobalWindowValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of state as JSON. */
class ValueJsonTest {
  static Stream<Arguments> values() {
    Map<Object, Object> texts = new LinkedHashMap<>();
    texts.put("a", 1L);
    texts.put("b", null);
    return Stream.of(
        Arguments.of(null, "null"), Arguments.of(7, "7"), Arguments.of(-7L, "-7"), Arguments.of((byte) -128, "-128"), Arguments.of((short) 9, "9"),
        Arguments.of(1.5, "1.5"), Arguments.of(1.5f, "1.5"), Arguments.of(Double.NaN, "\"NaN\""), Arguments.of(Double.NEGATIVE_INFINITY, "\"-Infinity\""),
        Arguments.of(true, "true"), Arguments.of('x', "\"x\""), Arguments.of("a\"b\\\n\t\u0001", "\"a\\\"b\\\\\\n\\t\\u0001\""),
        Arguments.of(new BigDecimal("1E+3"), "1000"), Arguments.of(new BigDecimal("0.0000001"), "0.0000001"),
        Arguments.of(new BigDecimal("1E+999999999"), "\"1E+999999999\""), Arguments.of(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
        Arguments.of(Instant.ofEpochMilli(0), "\"1970-01-01T00:00:00Z\""), Arguments.of(LocalDate.of(2026, 11, 21), "\"2026-11-21\""),
        Arguments.of(Arrays.asList(1, null), "[1,null]"), Arguments.of(List.of(), "[]"), Arguments.of(texts, "{\"a\":1,\"b\":null}"),
        Arguments.of(Map.of(), "{}"), Arguments.of(Map.of(1L, "x"), "[{\"key\":1,\"value\":\"x\"}]"),
        Arguments.of(new TupleValue(List.of(1L, "x")), "[1,\"x\"]"),
        Arguments.of(new StructValue("Acc", List.of("sum", "last"), Arrays.asList(1L, null)), "{\"sum\":1,\"last\":null}"),
        Arguments.of(new EnumValue("Color", "RED", 0), "\"RED\""), Arguments.of(new EitherValue(true, 1), "{\"left\":1}"),
        Arguments.of(new EitherValue(false, "r"), "{\"right\":\"r\"}"), Arguments.of(new BytesValue(new byte[] {1, -1}), "\"0x01ff\""),
        Arguments.of(new OpaqueValue("org.Kryo", new byte[] {16}), "{\"serializer\":\"org.Kryo\",\"hex\":\"10\"}"),
        Arguments.of(new TimeWindowValue(5, 10), "{\"start\":5,\"end\":10}"), Arguments.of(VoidNamespaceValue.INSTANCE, "null"),
        Arguments.of(GlobalWindowValue.INSTANCE, "\"global\""), Arguments.of(new TtlValue(99, "x"), "\"x\""));
  }

  @ParameterizedTest
  @MethodSource("values")
  void value_hasItsForm(Object value, String json) {
    // Catches a form that is not the documented one.
    assertEquals(json, ValueJson.text(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 9, 10, 99, 100, 2147483647L, 2147483648L, -2147483648L, -2147483649L, 9999999999L, 10000000000L, Long.MAX_VALUE,
      Long.MIN_VALUE, 999999999999999999L, 1000000000000000000L})
  void number_hasAllItsDigits(long number) {
    // Catches the digits at the borders of int and long.
    assertEquals(Long.toString(number), ValueJson.text(number));
  }

  @Test
  void anyNumber_isAsJavaWritesIt() {
    // Catches a digit that is lost at some length.
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertEquals(Long.toString(number), ValueJson.text(number));
    }
  }

  @Test
  void anyText_isReadBackAsItWas() {
    // Catches characters that are lost or escaped wrongly, half surrogate pairs among them.
    Random random = new Random(8);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
      }
      text.append("ümläut✓😀");
      assertEquals(text.toString(), Json.parse(ValueJson.text(text.toString())));
    }
  }

  @Test
  void nestedValues_areNested() {
    // Catches separators that are missing or doubled inside other values.
    List<Object> list = new ArrayList<>(List.of(new TupleValue(List.of(List.of(1, 2), Map.of("k", List.of())))));
    assertEquals("[[[1,2],{\"k\":[]}]]", ValueJson.text(list));
  }
}
