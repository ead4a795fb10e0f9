package dev.stillwater.engine.snapshot.serializer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which changes of a row type keep the state. */
class RowEvolutionTest {
  private static RowType type(String... fields) {
    return new RowType(Arrays.stream(fields).map(RowEvolutionTest::field).toList());
  }

  private static RowField field(String text) {
    String[] parts = text.split(":");
    boolean isNullable = parts[1].endsWith("?");
    return new RowField(parts[0], ValueType.ofText(parts[1].replace("?", "")).orElseThrow(), isNullable);
  }

  private static StructValue row(RowType type, Object... values) {
    return new StructValue("", type.fields().stream().map(RowField::name).toList(), Arrays.asList(values));
  }

  private static void assertConverted(RowType from, RowType to, List<Object> values, List<Object> expected) {
    RowEvolution evolution = RowEvolution.of(from, to);
    assertEquals(List.of(), evolution.problems());
    assertEquals(row(to, expected.toArray()), evolution.convert(row(from, values.toArray())));
  }

  private static void assertRefused(RowType from, RowType to, String... problems) {
    RowEvolution evolution = RowEvolution.of(from, to);
    assertEquals(List.of(problems), evolution.problems());
    assertFalse(evolution.isAllowed());
    assertThrows(IllegalStateException.class, () -> evolution.convert(row(from)));
  }

  @Test
  void nullableFieldAdded_isNull() {
    // Would catch a new column that takes the state away.
    assertConverted(type("a:int"), type("b:string?", "a:int"), List.of(1), Arrays.asList(null, 1));
  }

  @Test
  void fieldRemovedAndOrderChanged_keepsTheRest() {
    // Would catch values that end in another column.
    assertConverted(type("a:int", "b:string", "c:boolean?"), type("c:boolean?", "a:int"), List.of(1, "x", true), List.of(true, 1));
  }

  @Test
  void widenedNumbers_keepTheirValue() {
    // Would catch a number that is not the same any more.
    assertConverted(type("a:int", "b:int", "c:int", "d:long"), type("a:long", "b:double", "c:decimal", "d:decimal"),
        List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -5, Long.MAX_VALUE),
        List.of((long) Integer.MIN_VALUE, (double) Integer.MAX_VALUE, BigDecimal.valueOf(-5), BigDecimal.valueOf(Long.MAX_VALUE)));
  }

  @Test
  void requiredToNullable_isAllowedAndNullStaysNull() {
    // Would catch a null that is widened as if it were a number.
    assertConverted(type("a:int?"), type("a:long?"), Arrays.asList((Object) null), Arrays.asList((Object) null));
    assertConverted(type("a:int"), type("a:int?"), List.of(3), List.of(3));
  }

  @Test
  void equalTypes_needNoWork() {
    // Would catch rows that are converted for nothing.
    assertTrue(RowEvolution.of(type("a:int"), type("a:int")).isIdentity());
    assertFalse(RowEvolution.of(type("a:int"), type("a:int?")).isIdentity());
  }

  @Test
  void whatLosesSomething_isRefusedWithTheReason() {
    // Would catch a silent loss.
    assertRefused(type("a:int"), type("a:int", "b:int"), "The new field 'b' must be nullable, since rows in the snapshot do not have it.");
    assertRefused(type("a:int?"), type("a:int"), "The field 'a' must stay nullable, since rows in the snapshot may lack its value.");
    assertRefused(type("a:long"), type("a:double"),
        "The field 'a' cannot become double: it is long in the snapshot, and numbers above 2^53 would be rounded.");
    assertRefused(type("a:double"), type("a:decimal"),
        "The field 'a' cannot become decimal: it is double in the snapshot, and NaN and infinity have no decimal.");
    assertRefused(type("a:long"), type("a:int"), "The field 'a' cannot become int: it is long in the snapshot, and digits would be lost.");
    assertRefused(type("a:timestamp"), type("a:long"),
        "The field 'a' cannot become long: it is timestamp in the snapshot, and one is not a wider form of the other.");
    assertRefused(type("a:int"), type("a:string"),
        "The field 'a' cannot become string: it is int in the snapshot, and one is not a wider form of the other.");
  }

  @Test
  void everyOtherChangeOfAType_isRefused() {
    // Would catch a pair of types that nobody thought of.
    List<String> allowed = List.of("int:long", "int:double", "int:decimal", "long:decimal");
    for (ValueType old : ValueType.values()) {
      for (ValueType wanted : ValueType.values()) {
        RowEvolution evolution = RowEvolution.of(RowType.of(RowField.required("a", old)), RowType.of(RowField.required("a", wanted)));
        assertEquals(old == wanted || allowed.contains(old.text() + ":" + wanted.text()), evolution.isAllowed(), old + " to " + wanted);
      }
    }
  }

  @Test
  void renamedField_takesOverByMapping() {
    // Would catch a rename that empties the column.
    RowType from = type("delay:int", "x:string");
    RowType to = type("x:string", "delayMinutes:long");
    RowEvolution evolution = RowEvolution.of(from, to, Map.of("delayMinutes", "delay"));
    assertEquals(List.of(), evolution.problems());
    assertEquals(row(to, "y", 5L), evolution.convert(row(from, 5, "y")));
    assertFalse(RowEvolution.of(from, to).isAllowed());
  }

  @Test
  void swappedNames_areAllowed() {
    // Would catch a mapping that is looked up by the wrong side.
    RowType type = type("a:int", "b:int");
    RowEvolution evolution = RowEvolution.of(type, type, Map.of("a", "b", "b", "a"));
    assertEquals(row(type, 2, 1), evolution.convert(row(type, 1, 2)));
    assertFalse(evolution.isIdentity());
  }

  @Test
  void mappingThatDoesNotFit_isRefused() {
    // Would catch a typing error in a mapping.
    RowType from = type("a:int", "b:int");
    assertEquals(List.of("The renamed field 'z' is not in the new type."), RowEvolution.of(from, from, Map.of("z", "a")).problems());
    assertEquals(List.of("The field 'b' cannot take over from 'q', which is not in the snapshot.",
        "The new field 'b' must be nullable, since rows in the snapshot do not have it."), RowEvolution.of(from, from, Map.of("b", "q")).problems());
    assertEquals(List.of("The fields 'a' and 'b' both take the values of the old field 'a'."), RowEvolution.of(from, from, Map.of("b", "a")).problems());
    assertEquals(List.of("The old field 'a' is named twice.", "The fields 'a' and 'b' both take the values of the old field 'a'."),
        RowEvolution.of(from, from, Map.of("a", "a", "b", "a")).problems());
  }
}
