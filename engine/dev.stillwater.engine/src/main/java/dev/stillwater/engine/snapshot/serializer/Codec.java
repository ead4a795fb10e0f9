package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;

/**
 * The bytes of values of one Java class.
 *
 * <p>THREADING: immutable.
 *
 * @param type class of the values
 * @param isNullAllowed whether null has bytes, too
 * @param reader reads a value
 * @param writer writes a value
 */
record Codec<T>(Class<T> type, boolean isNullAllowed, Reader<T> reader, Writer<T> writer) {
  /** Reads a value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ByteReader in) throws SnapshotException;
  }

  /** Writes a value. */
  @FunctionalInterface
  interface Writer<T> {
    void write(ByteWriter out, T value);
  }

  static <T> Codec<T> of(Class<T> type, Reader<T> reader, Writer<T> writer) {
    return new Codec<>(type, false, reader, writer);
  }

  static <T> Codec<T> ofNullable(Class<T> type, Reader<T> reader, Writer<T> writer) {
    return new Codec<>(type, true, reader, writer);
  }

  /** The value, if it is of the class; IllegalArgumentException if not. */
  T checked(Object value) {
    if (value == null ? !isNullAllowed : !type.isInstance(value)) {
      throw new IllegalArgumentException("A " + type.getSimpleName() + " cannot be " + (value == null ? "null." : "a " + value.getClass().getName() + "."));
    }
    return type.cast(value);
  }
}
