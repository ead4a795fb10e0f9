package dev.stillwater.engine.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON written and read. */
class JsonTest {
  @Test
  void everyValue_survivesWritingAndReading() {
    // Catches characters that are not escaped and numbers that change.
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("text", "a \"quote\", a \\, a line\nbreak, \u0001, \u00e9, \ud83d\ude00, \u2028");
    document.put("", List.of(Long.MIN_VALUE, 1.5, true, false, Optional.empty(), Map.of(), List.of()));
    assertEquals(document, Json.parse(Json.text(document)));
  }

  @Test
  void text_isOneLineOfAscii() {
    // Catches a document that a reader of lines would split.
    assertEquals("{\"a\":\"x\\ny\",\"b\":[1,0.5,null]}", Json.text(twoMembers("x\ny", List.of(1, 0.5, Double.NaN))));
    assertEquals("\"\\ud83d\\ude00\\u2028\"", Json.text("\ud83d\ude00\u2028"));
    assertEquals("1000000000000000000000", Json.text(new BigDecimal("1E+21")));
  }

  @Test
  void blanks_areAllowed() {
    // Catches a reader that only knows its own writer.
    assertEquals(twoMembers(List.of(1L, 2L), "x"), Json.parse(" {\n\t\"a\" : [ 1 , 2 ] , \"b\" : \"\\u0078\" } "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\"}", "{\"a\":}", "[1,", "[1 2]", "\"open", "\"\\", "\"\\u00", "\"\\u00zz\"", "nul", "-", "1.2.3", "{} x", "'a'", "{a:1}"})
  void brokenText_isRefused(String text) {
    // Catches broken input that is read as something else, or that throws something else.
    assertThrows(IllegalArgumentException.class, () -> Json.parse(text));
  }

  @Test
  void deepNesting_isRefused() {
    // Catches a stack overflow on hostile input.
    IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> Json.parse("[".repeat(100_000)));
    assertTrue(problem.getMessage().contains("levels"), problem.getMessage());
  }

  private static Map<String, Object> twoMembers(Object first, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", first);
    map.put("b", second);
    return map;
  }
}
