package dev.stillwater.engine.function;

import dev.stillwater.engine.row.Row;

/**
 * A function of the operator kind {@code flat-map}: it makes any number of records from each one and keeps no state.
 *
 * <p>A subclass is public and has a public constructor without parameters. Each subtask has an object of its own.
 *
 * <p>THREADING: one subtask; {@link #open} on the thread that starts the job.
 */
public abstract class FlatMapFunction {
  /**
   * Prepares what the function needs.
   *
   * @throws Exception for any reason; the job does not start then
   */
  public void open() throws Exception {
  }

  /**
   * Takes a record. The row is the function's own.
   *
   * @throws Exception for any reason; the job fails then, and says at which record
   */
  public abstract void flatMap(Row row, Collector out) throws Exception;

  /** Frees what {@link #open} has taken; called in any case. */
  public void close() {
  }
}
