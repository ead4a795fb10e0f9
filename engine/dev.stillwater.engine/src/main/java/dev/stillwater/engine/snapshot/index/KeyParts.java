package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.Collections;
import java.util.List;

/**
 * The fields of a key.
 *
 * <p>THREADING: stateless.
 */
final class KeyParts {
  private KeyParts() {
  }

  /** The fields of a tuple or object; of others the key itself, of none nothing. */
  static List<Object> of(Object key) {
    return switch (key) {
      case null -> List.of();
      case TupleValue tuple -> tuple.values();
      case StructValue struct -> struct.values();
      default -> Collections.singletonList(key);
    };
  }
}
