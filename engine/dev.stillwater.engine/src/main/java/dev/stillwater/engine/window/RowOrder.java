package dev.stillwater.engine.window;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;

/**
 * An order of rows: by one column, upwards or downwards, and of equal ones by all others upwards, so that only equal rows are equal. Null is the least value.
 *
 * <p>THREADING: immutable.
 */
final class RowOrder implements Comparator<Row> {
  private final RowType type;
  private final int column;
  private final boolean isDescending;

  RowOrder(RowType type, String field, boolean isDescending) {
    this.type = type;
    this.isDescending = isDescending;
    column = type.indexOf(field);
  }

  @Override
  public int compare(Row one, Row other) {
    int order = compare(column, one, other);
    if (order != 0) {
      return isDescending ? -order : order;
    }
    for (int index = 0; index < type.size() && order == 0; index++) {
      order = compare(index, one, other);
    }
    return order;
  }

  private int compare(int index, Row one, Row other) {
    if (one.isNull(index) || other.isNull(index)) {
      return Boolean.compare(other.isNull(index), one.isNull(index));
    }
    return compare(type.field(index).type(), one.get(index), other.get(index));
  }

  private static int compare(ValueType type, Object one, Object other) {
    return switch (type) {
      case BOOLEAN -> Boolean.compare((Boolean) one, (Boolean) other);
      case INT -> Integer.compare((Integer) one, (Integer) other);
      case LONG, TIMESTAMP -> Long.compare((Long) one, (Long) other);
      case DOUBLE -> Double.compare((Double) one, (Double) other);
      case STRING -> ((String) one).compareTo((String) other);
      case DECIMAL -> Aggregates.compare((BigDecimal) one, (BigDecimal) other);
      case BYTES -> Arrays.compareUnsigned((byte[]) one, (byte[]) other);
    };
  }
}
