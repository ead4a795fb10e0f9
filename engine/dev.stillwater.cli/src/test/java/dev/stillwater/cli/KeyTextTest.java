package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.text.KeyText;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys as people write them. */
class KeyTextTest {
  static Stream<Arguments> keys() {
    StructValue row = new StructValue("", List.of("origin", "day"), List.of("a", 1L));
    return Stream.of(Arguments.of("42", 1L, 42L), Arguments.of("42", 1, 42), Arguments.of("42", "a", "42"), Arguments.of("", "a", ""),
        Arguments.of("true", false, true), Arguments.of("x", 'a', 'x'), Arguments.of("1970-01-01T00:00:01Z", Instant.EPOCH, Instant.ofEpochSecond(1)),
        Arguments.of("0x01ff", new BytesValue(new byte[0]), new BytesValue(new byte[] {1, -1})),
        Arguments.of("[7, \"b\"]", new TupleValue(List.of(1L, "a")), new TupleValue(List.of(7L, "b"))),
        Arguments.of("[7, [8]]", new TupleValue(List.of(1, new TupleValue(List.of(1L)))), new TupleValue(List.of(7, new TupleValue(List.of(8L))))),
        Arguments.of("{\"day\": 2, \"origin\": \"b\"}", row, new StructValue("", List.of("origin", "day"), List.of("b", 2L))));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void text_becomesAKeyOfTheSameType(String text, Object other, Object key) {
    // Catches a key of another type, which is never found.
    assertEquals(Optional.of(key), new KeyText(text).like(other));
  }

  static Stream<Arguments> others() {
    TupleValue tuple = new TupleValue(List.of(1, "a"));
    return Stream.of(Arguments.of("abc", 1L), Arguments.of("99999999999", 1), Arguments.of("yes", true), Arguments.of("xy", 'a'),
        Arguments.of("[1]", tuple), Arguments.of("[\"a\", 1]", tuple), Arguments.of("nonsense", tuple), Arguments.of("{}", tuple),
        Arguments.of("[99999999999, \"a\"]", tuple), Arguments.of("0x0g", new BytesValue(new byte[0])));
  }

  @ParameterizedTest
  @MethodSource("others")
  void textOfAnotherType_isNoKey(String text, Object other) {
    // Catches exceptions, and keys that are cut to fit.
    assertEquals(Optional.empty(), new KeyText(text).like(other));
  }

  @Test
  void fieldThatIsNull_takesItsTypeFromAnotherKey() {
    // Catches keys with a null that are never found, and those behind a first key with a null.
    TupleValue first = new TupleValue(Arrays.asList("a", null));
    TupleValue second = new TupleValue(Arrays.asList(null, 2L));
    Object example = KeyText.example(List.of(first, second)).orElseThrow();
    assertEquals(Optional.of(new TupleValue(List.of("b", 7L))), new KeyText("[\"b\", 7]").like(example));
    assertEquals(Optional.of(second), new KeyText("[null, 2]").like(example));
    assertEquals(Optional.of(first), new KeyText("[\"a\", null]").like(first));
    assertEquals(Optional.empty(), new KeyText("[\"b\", 7]").like(first));
    StructValue row = new StructValue("", List.of("day"), Arrays.asList((Object) null));
    assertEquals(Optional.of(row), new KeyText("{\"day\": null}").like(KeyText.example(List.of(row)).orElseThrow()));
    assertEquals(Optional.empty(), KeyText.example(List.of()));
  }

  @Test
  void keyWithoutAType_isComparedAsText() {
    // Catches keys of enums, which cannot be made from their names alone.
    assertTrue(KeyText.isCompared(new EnumValue("Color", "RED", 0)) && !KeyText.isCompared(1L) && !KeyText.isCompared("a"));
    assertTrue(new KeyText("RED").matches(new EnumValue("Color", "RED", 0)));
    assertFalse(new KeyText("BLUE").matches(new EnumValue("Color", "RED", 0)));
    assertTrue(new KeyText("[1, \"RED\"]").matches(new TupleValue(List.of(1L, new EnumValue("Color", "RED", 0)))));
  }
}
