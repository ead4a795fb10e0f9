package dev.stillwater.engine.function;

/**
 * What a keyed function knows of the record or timer that it is called for.
 *
 * <p>THREADING: the subtask, while the function is called; not to be kept.
 */
public interface Context {
  /** Event time of the record, or the time of the timer, in milliseconds; {@code Row.NO_TIMESTAMP} for a record without event time. */
  long timestamp();

  /** The watermark, in milliseconds; Long.MIN_VALUE before the first. */
  long watermark();

  /** The processing time, in milliseconds. A function that asks for it does not give the same results when it is run again. */
  long processingTime();

  /** What drove the timer; EVENT_TIME while a record is processed. */
  TimeDomain timeDomain();

  /**
   * The value of a key field: a Boolean, Integer, Long, Double or String; a timestamp is a Long in milliseconds.
   *
   * @throws IllegalArgumentException if no field of the key has the name
   */
  Object key(String field);

  /** Registers a timer of the key that fires when the watermark reaches the time. The same timer registered twice fires once. */
  void registerEventTimeTimer(long timeMs);

  /** Removes such a timer; nothing happens if there is none. */
  void deleteEventTimeTimer(long timeMs);

  /** Registers a timer of the key that fires when the processing time reaches the time. */
  void registerProcessingTimeTimer(long timeMs);

  /** Removes such a timer; nothing happens if there is none. */
  void deleteProcessingTimeTimer(long timeMs);

  /**
   * The side output of the port, such as {@code side1}.
   *
   * @throws IllegalArgumentException if the operator has no such output, or if its schema was not given
   */
  Collector side(String port);
}
