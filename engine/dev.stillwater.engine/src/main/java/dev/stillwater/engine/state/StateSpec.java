package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.Objects;
import java.util.Optional;

/**
 * A keyed state as an operator asks for it. Name and serializers are what a snapshot finds it by.
 *
 * <p>THREADING: immutable.
 *
 * @param name name, unique in the operator
 * @param namespace serializer of namespaces: {@link Serializers#ofVoidNamespace()} where there are none, {@link Serializers#ofTimeWindow()} for windows
 * @param userKey serializer of the keys inside a map state
 * @param value serializer of values: of a list's elements, of a map's values, of an accumulator. Their decoded form is what {@code ValueSerializer} documents;
 *     rows are {@link dev.stillwater.engine.row.Row} copies where an operator says so
 * @param ttl how long values live
 */
public record StateSpec(String name, ValueSerializer namespace, Optional<ValueSerializer> userKey, ValueSerializer value, Optional<StateTtl> ttl) {
  public StateSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(userKey, "userKey");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(ttl, "ttl");
  }

  /** A state for each key, without namespace. */
  public static StateSpec of(String name, ValueSerializer value) {
    return new StateSpec(name, Serializers.ofVoidNamespace(), Optional.empty(), value, Optional.empty());
  }

  /** A map state for each key, without namespace. */
  public static StateSpec map(String name, ValueSerializer userKey, ValueSerializer value) {
    return new StateSpec(name, Serializers.ofVoidNamespace(), Optional.of(userKey), value, Optional.empty());
  }

  /** The same with namespaces. */
  public StateSpec withNamespace(ValueSerializer serializer) {
    return new StateSpec(name, serializer, userKey, value, ttl);
  }

  /** The same with a time to live. */
  public StateSpec withTtl(StateTtl timeToLive) {
    return new StateSpec(name, namespace, userKey, value, Optional.of(timeToLive));
  }
}
