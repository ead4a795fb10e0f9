package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.row.ValueType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A row as one version put it out.
 *
 * <p>THREADING: immutable.
 *
 * @param type its columns
 * @param values their values in order, null where one is missing
 * @param timestampMs event time in milliseconds since 1970-01-01T00:00:00Z, {@link Row#NO_TIMESTAMP} for none
 */
public record ResultRow(RowType type, List<Object> values, long timestampMs) {
  public ResultRow {
    values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
    if (values.size() != type.size()) {
      throw new IllegalArgumentException(values.size() + " values for the columns " + type + ".");
    }
  }

  /** A copy of a row. */
  public static ResultRow of(Row row) {
    Object[] values = new Object[row.type().size()];
    for (int column = 0; column < values.length; column++) {
      Object value = row.isNull(column) ? null : row.get(column);
      values[column] = value instanceof byte[] bytes ? bytes.clone() : value;
    }
    return new ResultRow(row.type(), Arrays.asList(values), row.timestamp);
  }

  /** The value of a column as text; empty where it is missing or there is no such column. */
  public Optional<String> text(String field) {
    int index = type.indexOf(field);
    return index < 0 || values.get(index) == null ? Optional.empty() : Optional.of(ValueText.text(type.field(index).type(), values.get(index)));
  }

  /** The window that a row of a windowed operator is the result of: its columns {@code window_start} and {@code window_end}; empty when it has none. */
  Optional<Contribution.Window> window() {
    Optional<Long> start = time("window_start");
    Optional<Long> end = time("window_end");
    return start.isEmpty() || end.isEmpty() ? Optional.empty() : Optional.of(new Contribution.Window(start.get(), end.get()));
  }

  private Optional<Long> time(String field) {
    int index = type.indexOf(field);
    return index < 0 || type.field(index).type() != ValueType.TIMESTAMP ? Optional.empty() : Optional.ofNullable((Long) values.get(index));
  }

  /** The event time, if there is one that a calendar knows. */
  public Optional<Instant> eventTime() {
    return timestampMs == Row.NO_TIMESTAMP || timestampMs == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(timestampMs));
  }

  /** The columns as {@code origin=SFO, delay=15}. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (RowField field : type.fields()) {
      out.append(out.isEmpty() ? "" : ", ").append(field.name()).append('=').append(text(field.name()).orElse("null"));
    }
    return out.toString();
  }
}
