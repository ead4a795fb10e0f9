package dev.stillwater.engine.window;

import dev.stillwater.engine.row.Row;

/**
 * The aggregate calls of an operator over accumulators that are rows, as they are stored; the classes that implement it are generated.
 *
 * <p>Accumulators are values: none that is handed in is changed.
 *
 * <p>THREADING: one thread.
 */
public interface RowAggregator {
  /** The accumulator of no records. */
  Row create();

  /** The accumulator with a record more. */
  Row add(Row in, Row accumulator);

  /** The accumulator of the records of both. */
  Row merge(Row one, Row other);

  /** Sets the columns of the aggregates in a row of the class that the operator emits, and no others. */
  void result(Row accumulator, Row out);
}
