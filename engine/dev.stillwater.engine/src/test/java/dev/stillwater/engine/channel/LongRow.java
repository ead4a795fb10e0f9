package dev.stillwater.engine.channel;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;

/** A row of one long. */
public final class LongRow extends Row {
  /** The one column. */
  public static final RowType TYPE = RowType.of(RowField.required("n", ValueType.LONG));

  /** The number. */
  public long number;

  @Override
  public RowType type() {
    return TYPE;
  }

  @Override
  public Object get(int index) {
    return number;
  }

  @Override
  public void set(int index, Object value) {
    number = (Long) value;
  }

  @Override
  public boolean isNull(int index) {
    return false;
  }

  @Override
  public void copyFrom(Row other) {
    number = ((LongRow) other).number;
  }

  @Override
  public Row newRow() {
    return new LongRow();
  }

  @Override
  public void appendText(int index, StringBuilder out) {
    out.append(number);
  }
}
