package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.List;
import java.util.Map;

/**
 * A number for a decoded key that is the same in every Java, since it stands in files: equal keys have equal numbers.
 *
 * <p>THREADING: stateless.
 */
final class KeyHash {
  private static final long NULL = 0x6a09e667f3bcc909L;

  private KeyHash() {
  }

  /** The number of a key. Cost: its length. */
  static long of(Object key) {
    return switch (key) {
      case null -> NULL;
      case StructValue struct -> all(struct.values());
      case TupleValue tuple -> all(tuple.values());
      case List<?> list -> all(list);
      case EnumValue constant -> mixed(constant.constant().hashCode());
      case EitherValue either -> mixed(of(either.value()) + (either.isLeft() ? 1 : 0));
      case TtlValue ttl -> of(ttl.value());
      case TimeWindowValue window -> mixed(mixed(window.start()) + window.end());
      case Map<?, ?> map -> map(map);
      case Enum<?> constant -> mixed(constant.name().hashCode());
      // Texts, numbers, times and arrays of bytes: their hash codes are written down in the documentation of Java.
      default -> mixed(key.hashCode());
    };
  }

  private static long all(List<?> parts) {
    long hash = parts.size();
    for (Object part : parts) {
      hash = mixed(hash * 31 + of(part));
    }
    return hash;
  }

  /** The same whatever the order of the entries. */
  private static long map(Map<?, ?> map) {
    long sum = map.size();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sum += mixed(of(entry.getKey()) * 31 + of(entry.getValue()));
    }
    return mixed(sum);
  }

  /** SOURCE: the finalizer of SplitMix64. */
  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
