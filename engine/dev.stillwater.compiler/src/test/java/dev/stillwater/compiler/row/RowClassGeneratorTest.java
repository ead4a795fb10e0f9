package dev.stillwater.compiler.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated row classes hold what is put into them. */
class RowClassGeneratorTest {
  private static Row row(RowType type) throws ReflectiveOperationException {
    Map<String, byte[]> classes = EcjCompiler.compile(Map.of("a.b.R7", RowClassGenerator.source("a.b.R7", type)), Row.class.getClassLoader());
    byte[] bytes = classes.get("a.b.R7");
    Class<?> made = new ClassLoader(Row.class.getClassLoader()) {
      Class<?> define() {
        return defineClass("a.b.R7", bytes, 0, bytes.length);
      }
    }.define();
    return (Row) made.getDeclaredConstructor().newInstance();
  }

  private static Object sample(ValueType type, int number) {
    return switch (type) {
      case BOOLEAN -> number % 2 == 0;
      case INT -> number;
      case LONG, TIMESTAMP -> (long) number;
      case DOUBLE -> number / 2.0;
      case STRING -> "s" + number;
      case BYTES -> new byte[] {(byte) number};
      case DECIMAL -> BigDecimal.valueOf(number, 2);
    };
  }

  @Test
  void everyType_keepsValueNullAndCopy() throws ReflectiveOperationException {
    // Would catch a column that shares its bit with another one, and a copy that forgets one.
    List<RowField> fields = new ArrayList<>();
    for (int index = 0; index < 200; index++) {
      fields.add(new RowField("f" + index, ValueType.values()[index % 8], index % 3 != 0));
    }
    RowType type = new RowType(fields);
    Row row = row(type);
    assertEquals(type, row.type());
    assertEquals(3, type.nullWords());
    for (int index = 0; index < 200; index++) {
      assertEquals(index % 3 != 0, row.isNull(index), "new row, column " + index);
      row.set(index, sample(type.field(index).type(), index));
    }
    row.timestamp = 5;
    Row copy = row.newRow();
    copy.copyFrom(row);
    assertEquals(5, copy.timestamp);
    for (int index = 0; index < 200; index++) {
      assertFalse(copy.isNull(index));
      Object expected = sample(type.field(index).type(), index);
      if (expected instanceof byte[] bytes) {
        assertArrayEquals(bytes, (byte[]) copy.get(index));
      } else {
        assertEquals(expected, copy.get(index));
      }
    }
    assertEquals(row.toString(), copy.toString());
    copy.set(199, null);
    assertTrue(copy.isNull(199));
    assertNull(copy.get(199));
    assertFalse(copy.isNull(198));
    assertFalse(row.isNull(199));
  }

  @Test
  void nullInARequiredColumn_isRefused() throws ReflectiveOperationException {
    // Would catch a null that goes on as a value.
    Row row = row(RowType.of(RowField.required("a", ValueType.STRING)));
    assertThrows(NullPointerException.class, () -> row.set(0, null));
    assertThrows(ClassCastException.class, () -> row.set(0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> row.get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> row.isNull(-1));
    assertEquals("", row.get(0));
  }

  @Test
  void rowWithoutColumns_isPossible() throws ReflectiveOperationException {
    // Would catch a generated class that does not compile for a sink's empty type.
    assertEquals(0, row(RowType.empty()).type().size());
  }
}
