package dev.stillwater.engine.snapshot.serializer;

/**
 * Hears which bytes are which part of a value; the parts inside a part come before its end.
 *
 * <p>THREADING: the thread that reads.
 */
public interface ValueTrace {
  /** Whether there is room for more parts; what is inside of others is read without being told apart where there is none. */
  boolean isOpen();

  /**
   * A part begins.
   *
   * @param name its name for people
   * @param offset offset of its first byte in the file
   */
  void begin(String name, long offset);

  /**
   * The part that began last has ended.
   *
   * @param value what it says; null for a part that only holds others
   * @param offset offset of the byte behind it
   */
  void end(Object value, long offset);
}
