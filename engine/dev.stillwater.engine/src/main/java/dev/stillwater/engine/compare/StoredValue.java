package dev.stillwater.engine.compare;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values from the bytes that a cursor wrote of them, in the canonical form.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code ListDelimitedSerializer}, {@code RocksDBMapState}.
 */
final class StoredValue {
  private static final byte LIST_DELIMITER = ',';

  private StoredValue() {
  }

  /** The value as the cursor of the state would decode it; its bytes where they cannot be decoded, under the name that another value has for its own. */
  static Object decode(StateView state, byte[] bytes, Object other) {
    if (state.kind() == StateKind.TIMER) {
      return null;
    }
    Optional<ValueSerializer> serializer = state.valueSerializer();
    if (serializer.isEmpty()) {
      return other instanceof OpaqueValue opaque ? new OpaqueValue(opaque.serializerClass(), bytes) : new BytesValue(bytes);
    }
    boolean isFramed = state.kind() == StateKind.LIST || state.kind() == StateKind.MAP;
    if (isFramed && !serializer.get().isSelfDelimiting()) {
      return new OpaqueValue(serializer.get().snapshotClass(), bytes);
    }
    try {
      return decode(state, serializer.get(), bytes);
    } catch (SnapshotException undecodable) {
      return new OpaqueValue(undecodable.found().orElse(serializer.get().snapshotClass()), bytes);
    }
  }

  private static Object decode(StateView state, ValueSerializer serializer, byte[] bytes) throws SnapshotException {
    ByteReader in = ByteReader.of("state '" + state.name() + "'", 0, bytes, 0, bytes.length);
    return switch (state.kind()) {
      case LIST -> list(serializer, in);
      case MAP -> in.readBoolean() ? null : serializer.read(in);
      default -> serializer.read(in);
    };
  }

  private static List<Object> list(ValueSerializer element, ByteReader in) throws SnapshotException {
    List<Object> elements = new ArrayList<>();
    while (!in.isAtEnd()) {
      if (!elements.isEmpty() && in.readByte() != LIST_DELIMITER) {
        throw in.corrupt("the elements of a list do not stand one behind the other.", "a comma between them", "another byte");
      }
      elements.add(element.read(in));
    }
    return elements;
  }
}
