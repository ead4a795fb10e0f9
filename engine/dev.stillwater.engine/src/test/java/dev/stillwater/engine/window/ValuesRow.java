package dev.stillwater.engine.window;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import java.util.Objects;

/** A row of any type, as the generated ones behave. */
final class ValuesRow extends Row {
  private final RowType type;
  private final Object[] values;

  ValuesRow(RowType type) {
    this.type = type;
    values = new Object[type.size()];
  }

  static ValuesRow of(RowType type, long timestamp, Object... values) {
    ValuesRow row = new ValuesRow(type);
    row.timestamp = timestamp;
    for (int index = 0; index < values.length; index++) {
      row.set(index, values[index]);
    }
    return row;
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
    values[index] = type.field(index).isNullable() ? value : Objects.requireNonNull(value);
  }

  @Override
  public boolean isNull(int index) {
    return values[index] == null;
  }

  @Override
  public void copyFrom(Row other) {
    timestamp = other.timestamp;
    System.arraycopy(((ValuesRow) other).values, 0, values, 0, values.length);
  }

  @Override
  public Row newRow() {
    return new ValuesRow(type);
  }

  @Override
  public void appendText(int index, StringBuilder out) {
    if (values[index] != null) {
      out.append(ValueText.text(type.field(index).type(), values[index]));
    }
  }
}
