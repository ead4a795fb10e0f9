package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.Optional;

/**
 * One keyed state as its operator describes it.
 *
 * <p>THREADING: immutable.
 *
 * @param name name of the state; of timers {@code _timer_state/event_<service>} or {@code _timer_state/processing_<service>}
 * @param kind kind; one of the keyed ones
 * @param namespace serializer of the namespaces
 * @param userKey serializer of the keys of a map state
 * @param value serializer of the values: of a list's elements, of a map's values, of an aggregate's accumulators; absent for timers
 */
public record KeyedState(String name, StateKind kind, ValueSerializer namespace, Optional<ValueSerializer> userKey, Optional<ValueSerializer> value) {
  public KeyedState {
    boolean isTimer = kind == StateKind.TIMER;
    boolean isMap = kind == StateKind.MAP;
    if (!kind.isKeyed() || kind == StateKind.RAW_KEYED || kind == StateKind.UNKNOWN || userKey.isPresent() != isMap || value.isPresent() == isTimer) {
      throw new IllegalArgumentException("The description of the state '" + name + "' does not fit its kind, " + kind.text() + ".");
    }
  }

  /** A state with one value for each key and namespace; also for {@code REDUCING} and {@code AGGREGATING} with the serializer of the accumulator. */
  public static KeyedState of(String name, StateKind kind, ValueSerializer namespace, ValueSerializer value) {
    return new KeyedState(name, kind, namespace, Optional.empty(), Optional.of(value));
  }

  /** A state with one value for each key. */
  public static KeyedState value(String name, ValueSerializer value) {
    return of(name, StateKind.VALUE, Serializers.ofVoidNamespace(), value);
  }

  /** A state with a list for each key. */
  public static KeyedState list(String name, ValueSerializer element) {
    return of(name, StateKind.LIST, Serializers.ofVoidNamespace(), element);
  }

  /** A state with a map for each key; its values are never null. */
  public static KeyedState map(String name, ValueSerializer userKey, ValueSerializer value) {
    return new KeyedState(name, StateKind.MAP, Serializers.ofVoidNamespace(), Optional.of(userKey), Optional.of(value));
  }

  /** The timers of a timer service. */
  public static KeyedState timers(String name, ValueSerializer namespace) {
    return new KeyedState(name, StateKind.TIMER, namespace, Optional.empty(), Optional.empty());
  }
}
