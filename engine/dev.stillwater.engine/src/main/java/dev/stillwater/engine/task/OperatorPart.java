package dev.stillwater.engine.task;

/**
 * The hand-written part of an operator in a chain: what is not done for each record.
 *
 * <p>THREADING: its subtask; {@link #open} runs on the thread that starts the job, before the subtask does.
 *
 * <p>LIFECYCLE: open, then records and flush, then finish if the input ended, then close in any case.
 */
public interface OperatorPart {
  /** Opens files and the like. Throws JobFailureException with a clear text when the operator cannot work. */
  default void open() {
  }

  /** Passes on what is held in buffers; called when there is nothing to do and about once a second. */
  default void flush() {
  }

  /** The input has ended: makes all results visible. */
  default void finish() {
  }

  /** Frees what is held, also after a failure. Results that were not finished need not become visible. */
  default void close() {
  }

  /** Adds what people want to know to the metrics. */
  default void report(OperatorMetrics metrics) {
  }
}
