package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.List;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns bytes that one of Flink's serializers wrote into a value and back, knowing nothing but what the serializer's snapshot says.
 *
 * <p>The values are those that {@code dev.stillwater.engine.snapshot.value} lists.
 *
 * <p>THREADING: immutable; any thread.
 */
public interface ValueSerializer {
  /** Length of a serializer whose values have different lengths, as Flink's {@code TypeSerializer.getLength}. */
  int VARIABLE_LENGTH = -1;

  /** The type of the values for people: {@code Long}, {@code Tuple2<Long, String>}, {@code Acc{sum: Long, last: String}}. */
  String typeText();

  /** Class name of the serializer's snapshot as it stands in the file. */
  String snapshotClass();

  /** Length of every value in bytes, or {@link #VARIABLE_LENGTH}; exactly as Flink's serializer says, since the layout of keys depends on it. */
  int fixedLength();

  /** Whether values end by themselves, so that what stands behind them can be read; false for Kryo and unknown serializers. */
  boolean isSelfDelimiting();

  /**
   * Reads a value. A serializer that is not self-delimiting takes all that is left as an {@code OpaqueValue}.
   *
   * <p>A composite with such a serializer in it ends with what it took: fields or elements behind it are left out.
   *
   * @throws SnapshotException if the bytes end too early or cannot be a value
   * @throws SnapshotException.UnreadableSerializer if the value is of a subclass that the snapshot does not describe; where the value's length is known, its
   *     bytes can still be shown
   */
  Object read(ByteReader in) throws SnapshotException;

  /** Passes over a value; as {@link #read} without making objects. */
  void skip(ByteReader in) throws SnapshotException;

  /**
   * Writes a value as Flink's serializer would.
   *
   * @throws IllegalArgumentException if the value is not of the type
   */
  void write(Object value, ByteWriter out);

  /** Writes the serializer's snapshot: class name, version and body ({@code vSnap}), as Flink writes it; the inverse of {@code SerializerSnapshotReader}. */
  void writeSnapshot(ByteWriter out);

  /** The hash code that the value has as a key in Flink (Java's {@code hashCode} of the class); empty where that takes the job's classes. */
  OptionalInt keyHash(Object key);

  /** The serializer of what is inside: of the elements of a list, of the value behind a time to live; empty for others. */
  default Optional<ValueSerializer> element() {
    return Optional.empty();
  }

  /**
   * The serializers inside, in the order of the snapshot: element of a list, key and value of a map, key and namespace of a timer, time and value of a time
   * to live, fields of a tuple, row or POJO; empty for others.
   */
  default List<ValueSerializer> parts() {
    return List.of();
  }
}
