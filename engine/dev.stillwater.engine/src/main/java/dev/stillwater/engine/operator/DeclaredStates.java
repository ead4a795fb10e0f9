package dev.stillwater.engine.operator;

import dev.stillwater.engine.function.StateType;
import dev.stillwater.engine.function.States;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.state.AggregateFunction;
import dev.stillwater.engine.state.AggregatingState;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.ListState;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.ReducingState;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.StateTtl;
import dev.stillwater.engine.state.ValueState;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Asks the state backend for the states that a function declares.
 *
 * <p>THREADING: the thread that opens the function.
 */
final class DeclaredStates implements States {
  private static final int NAME_LENGTH_MAX = 100;

  private final KeyedStateBackend backend;
  private final Map<String, Row> schemas;
  private final Row input;
  private final Optional<StateTtl> ttl;
  private final Set<String> names;

  /**
   * Makes the states of a function.
   *
   * @param schemas empty rows by name of the schema
   * @param input an empty row of the input
   */
  DeclaredStates(KeyedStateBackend backend, Map<String, Row> schemas, Row input) {
    this(backend, schemas, input, Optional.empty(), new HashSet<>());
  }

  private DeclaredStates(KeyedStateBackend backend, Map<String, Row> schemas, Row input, Optional<StateTtl> ttl, Set<String> names) {
    this.backend = backend;
    this.schemas = schemas;
    this.input = input;
    this.ttl = ttl;
    this.names = names;
  }

  @Override
  public <V> ValueState<V> value(String name, StateType<V> type) {
    return backend.value(spec(name, type));
  }

  @Override
  public <V> ListState<V> list(String name, StateType<V> element) {
    return backend.list(spec(name, element));
  }

  @Override
  public <K, V> MapState<K, V> map(String name, StateType<K> key, StateType<V> value) {
    StateSpec plain = spec(name, value);
    return backend.map(new StateSpec(name, plain.namespace(), Optional.of(keySerializer(key)), plain.value(), ttl));
  }

  @Override
  public <V> ReducingState<V> reducing(String name, StateType<V> type, BinaryOperator<V> reduce) {
    return backend.reducing(spec(name, type), reduce);
  }

  @Override
  public <I, A, O> AggregatingState<I, O> aggregating(String name, StateType<A> accumulator, AggregateFunction<I, A, O> function) {
    return backend.aggregating(spec(name, accumulator), function);
  }

  @Override
  public States withTtl(StateTtl timeToLive) {
    return new DeclaredStates(backend, schemas, input, Optional.of(timeToLive), names);
  }

  private StateSpec spec(String name, StateType<?> type) {
    if (name == null || name.isBlank() || name.startsWith("_") || name.length() > NAME_LENGTH_MAX) {
      throw new IllegalArgumentException("A state is named '" + name + "'; expected 1 to " + NAME_LENGTH_MAX + " characters, the first not '_'.");
    }
    if (!names.add(name)) {
      throw new IllegalArgumentException("The function declares two states of the name '" + name + "'.");
    }
    StateSpec spec = StateSpec.of(name, serializer(type));
    return ttl.map(spec::withTtl).orElse(spec);
  }

  private ValueSerializer keySerializer(StateType<?> type) {
    if (type == StateType.BYTES) {
      throw new IllegalArgumentException("The keys of a map cannot be of the type bytes: Java finds an array only by its identity, not by what it holds. "
          + "Make a text of them, or take another key.");
    }
    return serializer(type);
  }

  private ValueSerializer serializer(StateType<?> type) {
    if (type instanceof StateType.OfValue<?> value) {
      return serializer(value.type());
    } else if (type instanceof StateType.OfInput) {
      return Serializers.ofRow(input);
    } else if (type instanceof StateType.OfSchema row) {
      return Serializers.ofRow(schema(row.schema()));
    } else if (type instanceof StateType.OfList<?> list) {
      return Serializers.ofList(serializer(list.element()));
    } else if (type instanceof StateType.OfMap<?, ?> map) {
      return Serializers.ofMap(keySerializer(map.key()), serializer(map.value()));
    }
    throw new IllegalArgumentException("A state has no type.");
  }

  private Row schema(String name) {
    Row row = schemas.get(name);
    if (row == null) {
      throw new IllegalArgumentException("A state holds rows of the schema '" + name + "', which the job does not have; its schemas are "
          + schemas.keySet().stream().sorted().toList() + ".");
    }
    return row;
  }

  private static ValueSerializer serializer(ValueType type) {
    return switch (type) {
      case BOOLEAN -> Serializers.ofBoolean();
      case INT -> Serializers.ofInt();
      case LONG, TIMESTAMP -> Serializers.ofLong();
      case DOUBLE -> Serializers.ofDouble();
      case STRING -> Serializers.ofString();
      case BYTES -> Serializers.ofByteArrays();
      case DECIMAL -> Serializers.ofDecimal();
    };
  }
}
