package dev.stillwater.engine.compare;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.BytesValue;
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

  /** The value as the cursor of the state would decode it. */
  static Object decode(StateView state, byte[] bytes) throws SnapshotException {
    Optional<ValueSerializer> serializer = state.valueSerializer();
    if (state.kind() == StateKind.TIMER) {
      return null;
    }
    if (serializer.isEmpty()) {
      return new BytesValue(bytes);
    }
    ByteReader in = ByteReader.of("state '" + state.name() + "'", 0, bytes, 0, bytes.length);
    return switch (state.kind()) {
      case LIST -> list(serializer.get(), in);
      case MAP -> in.readBoolean() ? null : serializer.get().read(in);
      default -> serializer.get().read(in);
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
