package dev.stillwater.engine.row;

import java.math.BigDecimal;
import java.util.stream.Collectors;

/**
 * Columns of rows by name, with errors that a person understands who has written the name.
 *
 * <p>THREADING: stateless.
 */
final class RowAccess {
  private RowAccess() {
  }

  static int index(Row row, String field) {
    int index = row.type().indexOf(field);
    if (index < 0) {
      String names = row.type().fields().stream().map(RowField::name).collect(Collectors.joining(", "));
      throw new IllegalArgumentException("The record has no field '" + field + "'; " + (names.isEmpty() ? "it has no fields." : "its fields are " + names + "."));
    }
    return index;
  }

  static <T> T typed(Row row, String field, Class<T> type) {
    int index = index(row, field);
    Object value = row.get(index);
    if (value != null && !type.isInstance(value) || value == null && !type.equals(javaType(row.type().field(index).type()))) {
      throw new IllegalArgumentException("The field '" + field + "' is of type " + row.type().field(index).type().text() + ", asked for was "
          + type.getSimpleName() + ".");
    }
    return type.cast(value);
  }

  static <T> T present(Row row, String field, Class<T> type) {
    T value = typed(row, field, type);
    if (value == null) {
      throw new IllegalArgumentException("The field '" + field + "' is null in this record; ask isNull(\"" + field + "\") first.");
    }
    return value;
  }

  static void set(Row row, String field, Object value) {
    int index = index(row, field);
    RowField column = row.type().field(index);
    if (value == null && !column.isNullable()) {
      throw new IllegalArgumentException("The field '" + field + "' is not nullable and cannot be set to null.");
    }
    Object fitting = fitting(column.type(), value);
    if (fitting != null && !javaType(column.type()).isInstance(fitting)) {
      throw new IllegalArgumentException("The field '" + field + "' is of type " + column.type().text() + " and cannot be set to a "
          + value.getClass().getSimpleName() + ".");
    }
    row.set(index, fitting);
  }

  private static Object fitting(ValueType type, Object value) {
    return switch (type) {
      case LONG, TIMESTAMP -> value instanceof Integer number ? Long.valueOf(number) : value;
      case DOUBLE -> value instanceof Integer || value instanceof Long || value instanceof Float ? Double.valueOf(((Number) value).doubleValue()) : value;
      case BOOLEAN, INT, STRING, BYTES, DECIMAL -> value;
    };
  }

  private static Class<?> javaType(ValueType type) {
    return switch (type) {
      case BOOLEAN -> Boolean.class;
      case INT -> Integer.class;
      case LONG, TIMESTAMP -> Long.class;
      case DOUBLE -> Double.class;
      case STRING -> String.class;
      case BYTES -> byte[].class;
      case DECIMAL -> BigDecimal.class;
    };
  }
}
