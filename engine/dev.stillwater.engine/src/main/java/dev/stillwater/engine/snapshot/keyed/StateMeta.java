package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.Map;

/**
 * What a header says of one state.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code StateMetaInfoSnapshotReadersWriters} (version 6 and 7 headers).
 *
 * @param name name of the state
 * @param backendStateType ordinal of Flink's {@code BackendStateType}: 0 key-value, 1 operator, 2 broadcast, 3 priority queue (timers), 4 key-value version 2
 * @param options options such as {@code KEYED_STATE_TYPE} or {@code OPERATOR_STATE_DISTRIBUTION_MODE}
 * @param serializers by {@code KEY_SERIALIZER}, {@code NAMESPACE_SERIALIZER}, {@code VALUE_SERIALIZER}, {@code USER_KEY_SERIALIZER}
 * @param headerBytes the bytes of this description exactly as they stand in the header, to be carried over by edits
 */
public record StateMeta(String name, int backendStateType, Map<String, String> options, Map<String, ValueSerializer> serializers, byte[] headerBytes) {
  public StateMeta {
    options = Map.copyOf(options);
    serializers = Map.copyOf(serializers);
  }

  /** A serializer of which nothing but its class name, if that, is known: its values are all the bytes there are. */
  public static ValueSerializer unknownSerializer(String className) {
    return new UnknownSerializer(className);
  }
}
