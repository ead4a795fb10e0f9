package dev.stillwater.flink;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;

/**
 * A row of any type that keeps its values as objects, for where no class was generated. Equal rows have equal types and values; event time does not count.
 *
 * <p>THREADING: as {@link Row}.
 */
public final class ArrayRow extends Row {
  private final RowType type;
  private final Object[] values;

  /** A row in which nullable columns are missing and the others hold the default of their type: 0, false, an empty text, no bytes. */
  public ArrayRow(RowType type) {
    this.type = Objects.requireNonNull(type, "type");
    this.values = new Object[type.size()];
    for (int index = 0; index < values.length; index++) {
      RowField field = type.field(index);
      values[index] = field.isNullable() ? null : initial(field.type());
    }
  }

  /**
   * A row of values.
   *
   * @throws IllegalArgumentException if there are more or fewer values than columns
   * @throws NullPointerException if a value is null and the column is not nullable
   * @throws ClassCastException if a value has not the boxed type of the column
   */
  public static ArrayRow of(RowType type, Object... values) {
    if (values.length != type.size()) {
      throw new IllegalArgumentException(values.length + " values are given for the " + type.size() + " columns of " + type + ".");
    }
    ArrayRow row = new ArrayRow(type);
    for (int index = 0; index < values.length; index++) {
      row.set(index, values[index]);
    }
    return row;
  }

  private static Object initial(ValueType type) {
    return switch (type) {
      case BOOLEAN -> Boolean.FALSE;
      case INT -> 0;
      case LONG, TIMESTAMP -> 0L;
      case DOUBLE -> 0d;
      case STRING -> "";
      case BYTES -> new byte[0];
      case DECIMAL -> BigDecimal.ZERO;
    };
  }

  @Override
  public RowType type() {
    return type;
  }

  @Override
  public Object get(int index) {
    return values[index];
  }

  @Override
  public void set(int index, Object value) {
    RowField field = type.field(index);
    if (value == null) {
      if (!field.isNullable()) {
        throw new NullPointerException("The column '" + field.name() + "' is not nullable.");
      }
      values[index] = null;
      return;
    }
    values[index] = switch (field.type()) {
      case BOOLEAN -> (Boolean) value;
      case INT -> (Integer) value;
      case LONG, TIMESTAMP -> (Long) value;
      case DOUBLE -> (Double) value;
      case STRING -> (String) value;
      case BYTES -> (byte[]) value;
      case DECIMAL -> (BigDecimal) value;
    };
  }

  @Override
  public boolean isNull(int index) {
    return values[index] == null;
  }

  @Override
  public void copyFrom(Row other) {
    ArrayRow row = (ArrayRow) other;
    if (!row.type.equals(type)) {
      throw new ClassCastException("A row of " + row.type + " cannot be copied into one of " + type + ".");
    }
    System.arraycopy(row.values, 0, values, 0, values.length);
    timestamp = row.timestamp;
  }

  @Override
  public ArrayRow newRow() {
    return new ArrayRow(type);
  }

  @Override
  public void appendText(int index, StringBuilder out) {
    if (values[index] != null) {
      out.append(ValueText.text(type.field(index).type(), values[index]));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrayRow row && type.equals(row.type) && Arrays.deepEquals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }
}
