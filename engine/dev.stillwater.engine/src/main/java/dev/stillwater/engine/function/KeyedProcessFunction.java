package dev.stillwater.engine.function;

import dev.stillwater.engine.row.Row;

/**
 * A function of the operator kind {@code process}: it takes the records of each key one after the other and has state and timers for each key.
 *
 * <p>A subclass is public and has a public constructor without parameters. Each subtask has an object of its own; fields of the object are lost with the
 * subtask, state is not.
 *
 * <p>THREADING: one subtask; {@link #open} on the thread that starts the job.
 *
 * <p>SOURCE: Flink's KeyedProcessFunction.
 */
public abstract class KeyedProcessFunction {
  /**
   * Declares the function's states and prepares what else it needs. No state has a value yet.
   *
   * @throws Exception for any reason; the job does not start then
   */
  public void open(States states) throws Exception {
  }

  /**
   * Takes a record. The row is the function's own: it may keep it in state.
   *
   * @throws Exception for any reason; the job fails then, and says at which record
   */
  public abstract void process(Row row, Context context, Collector out) throws Exception;

  /**
   * A timer of a key has fired; its state is the one that the states refer to.
   *
   * @param timeMs the time that the timer was registered for, in milliseconds
   * @throws Exception for any reason; the job fails then
   */
  public void onTimer(long timeMs, Context context, Collector out) throws Exception {
  }

  /** Frees what {@link #open} has taken; called in any case. */
  public void close() {
  }
}
