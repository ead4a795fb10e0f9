package dev.stillwater.engine.operator;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes keys of rows, as the key serializer takes them: the boxed value of one field, a tuple of several.
 *
 * <p>THREADING: immutable; any thread.
 */
public final class RowKeys {
  private final int[] columns;

  /**
   * Makes keys of the fields of rows of the type.
   *
   * @throws IllegalArgumentException if there is no field, or one that the type does not have
   */
  public RowKeys(RowType type, List<String> fields) {
    columns = fields.stream().mapToInt(type::indexOf).toArray();
    for (int index = 0; index < columns.length; index++) {
      if (columns[index] < 0) {
        throw new IllegalArgumentException("The rows " + type + " have no field '" + fields.get(index) + "'.");
      }
    }
    if (columns.length == 0) {
      throw new IllegalArgumentException("A key needs a field.");
    }
  }

  /** The key of the row. It does not change when the row does. */
  public Object of(Row row) {
    if (columns.length == 1) {
      return row.get(columns[0]);
    }
    List<Object> values = new ArrayList<>(columns.length);
    for (int column : columns) {
      values.add(row.get(column));
    }
    return new TupleValue(values);
  }

  /** Whether a key field of the row is null; such a row has no key. */
  public boolean isMissing(Row row) {
    for (int column : columns) {
      if (row.isNull(column)) {
        return true;
      }
    }
    return false;
  }

  /** The value of the key field of the index in a key that {@link #of} has made. */
  public Object field(Object key, int index) {
    return columns.length == 1 ? key : ((TupleValue) key).values().get(index);
  }
}
