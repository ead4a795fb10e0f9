package generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * One keyed state.
 *
 * @param kind value, list, map; with "-ttl" behind it for state with a time to live
 * @param userKey serializer of a map's keys
 * @param value serializer of the value, of a list's elements, of a map's values
 * @param of what the state of an id holds: the value, a List, a Map; null for nothing
 */
public record Column(String name, String kind, TypeSerializer<?> userKey, TypeSerializer<?> value, LongFunction<Object> of) {
  static Column value(String name, TypeInformation<?> type, LongFunction<Object> of) {
    return new Column(name, "value", null, serializer(type), of);
  }

  static Column value(String name, TypeSerializer<?> serializer, LongFunction<Object> of) {
    return new Column(name, "value", null, serializer, of);
  }

  static Column list(String name, TypeInformation<?> type, LongFunction<Object> of) {
    return new Column(name, "list", null, serializer(type), of);
  }

  static Column map(String name, TypeInformation<?> key, TypeInformation<?> value, LongFunction<Object> of) {
    return new Column(name, "map", serializer(key), serializer(value), of);
  }

  Column withTtl() {
    return new Column(name, kind + "-ttl", userKey, value, of);
  }

  /** The kind without the time to live. */
  String stateKind() {
    return kind.replace("-ttl", "");
  }

  /** The value as it can be read without the job's classes. */
  @SuppressWarnings("unchecked")
  Object shown(Object content) {
    if (!(value instanceof KryoSerializer<?> || value instanceof OpaqueTypes.OddSerializer)) {
      return content;
    }
    try {
      DataOutputSerializer bytes = new DataOutputSerializer(64);
      ((TypeSerializer<Object>) value).serialize(content, bytes);
      return Map.of("hex", bytes.getCopyOfBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.registerPojoType(TypesJob.Cat.class);
    return type.createSerializer(config);
  }
}
