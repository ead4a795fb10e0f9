package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.Optional;

/**
 * How the entries of one keyed state are laid out: its kind and the serializers of their parts.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code RegisteredKeyValueStateBackendMetaInfo}, {@code RegisteredStateMetaInfoUtils}, {@code TimerSerializer}.
 *
 * @param name name of the state
 * @param kind kind
 * @param key serializer of the keys
 * @param namespace serializer of the namespaces
 * @param userKey serializer of the keys inside a map
 * @param value serializer of the values: of one element of a list, of one value of a map; absent for timers
 * @param whole serializer as the header has it: of the whole list, the whole map, the timer
 */
public record StateLayout(String name, StateKind kind, ValueSerializer key, ValueSerializer namespace, Optional<ValueSerializer> userKey,
    Optional<ValueSerializer> value, ValueSerializer whole) {
  private static final int TIMERS = 3;
  private static final int SECOND_VERSION = 4;

  /** The layout of a state of which the header says this. */
  public static StateLayout of(StateMeta meta, ValueSerializer keySerializer) {
    ValueSerializer unknown = new UnknownSerializer("");
    ValueSerializer whole = meta.serializers().getOrDefault("VALUE_SERIALIZER", unknown);
    if (meta.backendStateType() == TIMERS) {
      boolean isKnown = whole.parts().size() == 2;
      return new StateLayout(meta.name(), StateKind.TIMER, isKnown ? whole.parts().get(0) : whole, isKnown ? whole.parts().get(1) : unknown,
          Optional.empty(), Optional.empty(), whole);
    }
    ValueSerializer namespace = meta.serializers().getOrDefault("NAMESPACE_SERIALIZER", unknown);
    StateKind kind = kind(meta.options().getOrDefault("KEYED_STATE_TYPE", ""));
    boolean isSecond = meta.backendStateType() == SECOND_VERSION;
    return switch (kind) {
      case LIST -> new StateLayout(meta.name(), kind, keySerializer, namespace, Optional.empty(),
          Optional.of(isSecond ? whole : whole.element().or(() -> whole.parts().stream().findFirst()).orElse(whole)), whole);
      case MAP -> {
        boolean isKnown = whole.parts().size() == 2 && !isSecond;
        ValueSerializer userKey = isKnown ? whole.parts().get(0) : meta.serializers().getOrDefault("USER_KEY_SERIALIZER", unknown);
        yield new StateLayout(meta.name(), kind, keySerializer, namespace, Optional.of(userKey), Optional.of(isKnown ? whole.parts().get(1) : whole), whole);
      }
      default -> new StateLayout(meta.name(), kind, keySerializer, namespace, Optional.empty(), Optional.of(whole), whole);
    };
  }

  private static StateKind kind(String option) {
    return switch (option) {
      case "VALUE" -> StateKind.VALUE;
      case "LIST" -> StateKind.LIST;
      case "MAP" -> StateKind.MAP;
      case "REDUCING" -> StateKind.REDUCING;
      case "AGGREGATING" -> StateKind.AGGREGATING;
      case "FOLDING" -> StateKind.FOLDING;
      default -> StateKind.UNKNOWN;
    };
  }

  /** Whether key and namespace are followed by their lengths; never so for timers. */
  public boolean isAmbiguous() {
    return kind != StateKind.TIMER && CompositeKeys.isAmbiguous(key, namespace);
  }

  /** Whether the end of the key can be found. If not, key, namespace and key inside the map are one. */
  public boolean isKeyReadable() {
    return key.isSelfDelimiting();
  }
}
