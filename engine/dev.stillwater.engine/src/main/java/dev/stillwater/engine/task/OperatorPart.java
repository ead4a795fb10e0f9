package dev.stillwater.engine.task;

/**
 * The hand-written part of an operator in a chain: what is not done for each record.
 *
 * <p>THREADING: its subtask; {@link #open} runs on the thread that starts the job, before the subtask does.
 *
 * <p>LIFECYCLE: constructed (keyed states are asked for), open, then {@link #stateRestored}, then records and flush and snapshots, then finish if the input
 * ended, snapshots still, then close in any case.
 */
public interface OperatorPart {
  /**
   * Opens files and the like, and takes the operator state from {@link ChainContext#restored}. Keyed state is not there yet. Throws JobFailureException with a
   * clear text when the operator cannot work.
   */
  default void open() {
  }

  /** Keyed state is there, be it restored or empty. On the subtask's own thread, before the first record and before any snapshot. */
  default void stateRestored() {
  }

  /** Passes on what is held in buffers; called when there is nothing to do and about once a second. */
  default void flush() {
  }

  /**
   * The input has ended: writes out what is held. Results become visible by {@link #checkpointCompleted}, which comes once more before the end: with
   * Long.MAX_VALUE where no checkpoints are taken.
   */
  default void finish() {
  }

  /** Frees what is held, also after a failure. Results that were not finished need not become visible. */
  default void close() {
  }

  /**
   * The synchronous part of a snapshot: adds the operator state as it is at this moment. Keyed state is not added here, its backend does that. What a sink
   * holds in buffers belongs to the state and is written out here.
   */
  default void snapshotState(OperatorSnapshot snapshot) {
  }

  /**
   * The checkpoint is complete, so that what was written up to it can be made visible. May be called late, or not at all when a later one completes.
   *
   * @param checkpointId its number; Long.MAX_VALUE when the job ends and takes no checkpoints: all is to be made visible
   */
  default void checkpointCompleted(long checkpointId) {
  }

  /** The checkpoint was given up; the records up to it belong to a later one. */
  default void checkpointAborted(long checkpointId) {
  }

  /** Earliest processing time, in milliseconds, at which {@link #advanceProcessingTime} has something to do; Long.MAX_VALUE for never. */
  default long nextProcessingTime() {
    return Long.MAX_VALUE;
  }

  /** Does what is due at the processing time; false when it must be called again because an output is full. */
  default boolean advanceProcessingTime(long nowMs) {
    return true;
  }

  /** Adds what people want to know to the metrics. */
  default void report(OperatorMetrics metrics) {
  }
}
