package dev.stillwater.engine.function;

import dev.stillwater.engine.row.Row;

/**
 * Takes what a function emits at one output.
 *
 * <p>THREADING: the subtask, while the function is called.
 */
public interface Collector {
  /** A new row of the output's schema, with the event time of the record or timer that the function was called for. Numbers are 0, nullable fields null. */
  Row newRow();

  /**
   * Emits a row. It may be changed and emitted again.
   *
   * @throws IllegalArgumentException if the row was not made by {@link #newRow} and has other fields than the output
   */
  void collect(Row row);
}
