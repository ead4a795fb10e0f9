package dev.stillwater.engine.window;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.List;

/** Count, sum and maximum of readings, as a generated aggregator would do them: with rows that are not changed once they are stored. */
final class Statistics implements RowAggregator {
  static final RowType READING = RowType.of(RowField.required("key", ValueType.STRING), RowField.required("part", ValueType.INT),
      RowField.required("value", ValueType.LONG), RowField.nullable("note", ValueType.STRING));
  static final RowType ACCUMULATOR = RowType.of(RowField.required("n_count", ValueType.LONG), RowField.required("sum_sum", ValueType.LONG),
      RowField.nullable("most_max", ValueType.LONG));
  static final List<RowField> RESULTS = List.of(RowField.required("n", ValueType.LONG), RowField.required("sum", ValueType.LONG),
      RowField.nullable("most", ValueType.LONG));

  private static final int VALUE = 2;

  @Override
  public Row create() {
    return ValuesRow.of(ACCUMULATOR, Row.NO_TIMESTAMP, 0L, 0L, null);
  }

  @Override
  public Row add(Row in, Row accumulator) {
    long value = (Long) in.get(VALUE);
    return merge(accumulator, ValuesRow.of(ACCUMULATOR, Row.NO_TIMESTAMP, 1L, value, value));
  }

  @Override
  public Row merge(Row one, Row other) {
    Long most = one.isNull(2) ? (Long) other.get(2) : other.isNull(2) ? (Long) one.get(2) : Math.max((Long) one.get(2), (Long) other.get(2));
    return ValuesRow.of(ACCUMULATOR, Row.NO_TIMESTAMP, (Long) one.get(0) + (Long) other.get(0), (Long) one.get(1) + (Long) other.get(1), most);
  }

  @Override
  public void result(Row accumulator, Row out) {
    int first = out.type().size() - ACCUMULATOR.size();
    for (int index = 0; index < ACCUMULATOR.size(); index++) {
      out.set(first + index, accumulator.get(index));
    }
  }

  /** The definition: the results over a list of readings. */
  static String of(List<Row> readings) {
    long sum = readings.stream().mapToLong(reading -> (Long) reading.get(VALUE)).sum();
    return "n=" + readings.size() + ", sum=" + sum + ", most=" + readings.stream().mapToLong(reading -> (Long) reading.get(VALUE)).max().orElseThrow();
  }
}
