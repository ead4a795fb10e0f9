package dev.stillwater.engine.window;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.Arrays;
import java.util.List;

/**
 * The key of a record as an object, and back into the first columns of a result.
 *
 * <p>THREADING: immutable.
 */
final class KeyColumns {
  private final int[] columns;

  /** The key fields of the operator's first input. */
  KeyColumns(OperatorPlan plan) {
    RowType input = plan.input().orElseThrow();
    columns = plan.keyFields().stream().mapToInt(input::indexOf).toArray();
  }

  /** Number of key fields. */
  int size() {
    return columns.length;
  }

  /** The key as the key serializer takes it: the value of one field, a tuple of several. */
  Object of(Row row) {
    if (columns.length == 1) {
      return row.get(columns[0]);
    }
    Object[] values = new Object[columns.length];
    for (int index = 0; index < columns.length; index++) {
      values[index] = row.get(columns[index]);
    }
    return new TupleValue(Arrays.asList(values));
  }

  /** Puts the key into the first columns. */
  void put(Object key, Row out) {
    if (columns.length == 1) {
      out.set(0, key);
      return;
    }
    List<Object> values = ((TupleValue) key).values();
    for (int index = 0; index < columns.length; index++) {
      out.set(index, values.get(index));
    }
  }
}
