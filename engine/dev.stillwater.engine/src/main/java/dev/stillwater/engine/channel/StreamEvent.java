package dev.stillwater.engine.channel;

/**
 * What may follow the records of a batch in a channel.
 *
 * <p>THREADING: immutable.
 */
public enum StreamEvent {
  /** Only records. */
  NONE,
  /** No record with a timestamp at or below the value, in milliseconds, follows, late ones excepted. */
  WATERMARK,
  /** The sender has nothing to send for a while and does not hold the watermark back until its next batch of records or watermark. */
  IDLE,
  /** What comes before it belongs to the checkpoint of the batch's barrier, what comes after it does not. */
  BARRIER,
  /** No records follow; barriers still may. */
  END_OF_INPUT
}
