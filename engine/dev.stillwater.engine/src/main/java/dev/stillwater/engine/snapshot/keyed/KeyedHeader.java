package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;
import java.util.Optional;

/**
 * The header of a keyed state file. The position of a state in {@link #states} is its id in the data.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code KeyedBackendSerializationProxy}.
 *
 * @param version version of the header
 * @param isCompressed whether the key groups are compressed with snappy
 * @param keySerializer serializer of the keys
 * @param keySerializerBytes its snapshot exactly as it stands in the header
 * @param states the states that could be read, in order
 * @param problem why the rest of the header could not be read, if so
 */
public record KeyedHeader(int version, boolean isCompressed, ValueSerializer keySerializer, byte[] keySerializerBytes, List<StateMeta> states,
    Optional<SnapshotException> problem) {
  public KeyedHeader {
    states = List.copyOf(states);
  }

  /** Reads a header; the reader stands at the first byte behind it afterwards, unless there is a {@link #problem}. */
  public static KeyedHeader read(ByteReader in) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
