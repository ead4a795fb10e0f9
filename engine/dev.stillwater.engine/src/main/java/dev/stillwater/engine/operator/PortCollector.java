package dev.stillwater.engine.operator;

import dev.stillwater.engine.function.Collector;
import dev.stillwater.engine.row.Row;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Gives a function's rows to an output of its operator.
 *
 * <p>THREADING: the subtask.
 */
final class PortCollector implements Collector {
  private final String port;
  private final Row prototype;
  private final LongSupplier timestamp;
  private final Output output;

  PortCollector(String port, Row prototype, LongSupplier timestamp, Output output) {
    this.port = port;
    this.prototype = prototype;
    this.timestamp = timestamp;
    this.output = output;
  }

  /** Whether the output has fields, which it has not when its schema was not given. */
  boolean hasSchema() {
    return prototype.type().size() > 0;
  }

  @Override
  public Row newRow() {
    Row row = prototype.newRow();
    for (int column = 0; column < row.type().size(); column++) {
      if (row.type().field(column).isNullable()) {
        row.set(column, null);
      }
    }
    row.timestamp = timestamp.getAsLong();
    return row;
  }

  @Override
  public void collect(Row row) {
    Objects.requireNonNull(row, "The function emits null in place of a row at the output '" + port + "'.");
    if (row.getClass() != prototype.getClass()) {
      throw new IllegalArgumentException("The function emits a row with the fields " + row.type() + " at the output '" + port + "', expected "
          + prototype.type() + ". Make it with newRow().");
    }
    output.emit(row);
  }
}
