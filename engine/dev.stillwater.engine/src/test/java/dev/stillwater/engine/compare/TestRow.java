package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.row.ValueType;
import java.util.Arrays;

/** A row of any type, made by hand. */
public final class TestRow extends Row {
  private final RowType type;
  private final Object[] values;

  private TestRow(RowType type, Object... values) {
    this.type = type;
    this.values = values;
  }

  /** A row with the event time. */
  public static TestRow of(RowType type, long timestampMs, Object... values) {
    TestRow row = new TestRow(type, values);
    row.timestamp = timestampMs;
    return row;
  }

  /** A type of nullable columns from {@code name:type} texts. */
  public static RowType type(String... columns) {
    return new RowType(Arrays.stream(columns)
        .map(column -> RowField.nullable(column.substring(0, column.indexOf(':')), ValueType.ofText(column.substring(column.indexOf(':') + 1)).orElseThrow())).toList());
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
    values[index] = value;
  }

  @Override
  public boolean isNull(int index) {
    return values[index] == null;
  }

  @Override
  public void copyFrom(Row other) {
    timestamp = other.timestamp;
    System.arraycopy(((TestRow) other).values, 0, values, 0, values.length);
  }

  @Override
  public Row newRow() {
    return new TestRow(type, new Object[values.length]);
  }

  @Override
  public void appendText(int index, StringBuilder out) {
    out.append(ValueText.text(type.field(index).type(), values[index]));
  }
}
