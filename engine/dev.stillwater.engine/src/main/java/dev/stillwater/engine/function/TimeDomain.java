package dev.stillwater.engine.function;

/**
 * What drives a timer.
 *
 * <p>THREADING: immutable.
 */
public enum TimeDomain {
  /** The time in the records: a timer fires when the watermark reaches it. */
  EVENT_TIME,
  /** The clock of the machine. */
  PROCESSING_TIME
}
