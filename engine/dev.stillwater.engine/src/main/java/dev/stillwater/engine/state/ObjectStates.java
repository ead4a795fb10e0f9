package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.value.TtlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/**
 * The kinds of state that operators written by hand see, over entries of objects. Values with a time to live follow Flink's rules.
 *
 * <p>THREADING: the subtask.
 *
 * <p>SOURCE: Flink 2.3, {@code TtlValueState}, {@code TtlListState}, {@code TtlMapState}, {@code TtlReduceFunction}, {@code TtlAggregateFunction}.
 */
final class ObjectStates {
  private ObjectStates() {
  }

  @SuppressWarnings("unchecked") // A state only ever gives what was put into it, or what its serializer read.
  private static <V> V cast(Object value) {
    return (V) value;
  }

  /** One stored value, as readers see it: expired ones are removed, reads may renew. */
  private static Object read(ObjectState state) {
    Object stored = state.get();
    if (stored == null || state.ttl().isEmpty()) {
      return stored;
    }
    Ttl ttl = state.ttl().get();
    Object value = ((TtlValue) stored).value();
    if (ttl.isExpired(stored)) {
      state.remove();
      return ttl.showsExpired() ? value : null;
    }
    if (ttl.isRenewedByReads()) {
      state.set(ttl.wrap(value));
    }
    return value;
  }

  private static Object wrapped(Optional<Ttl> ttl, Object value) {
    return ttl.isPresent() ? ttl.get().wrap(value) : value;
  }

  /** The stored value that others are added to. */
  private static Object toAddTo(ObjectState state, Object stored) {
    return state.ttl().isPresent() ? state.ttl().get().toAddTo(stored) : stored;
  }

  /** One value. */
  record OfValue<V>(ObjectState state) implements ValueState<V> {
    @Override
    public V value() {
      return cast(read(state));
    }

    @Override
    public void update(V value) {
      if (value == null) {
        state.remove();
      } else {
        state.set(wrapped(state.ttl(), value));
      }
    }

    @Override
    public void clear() {
      state.remove();
    }
  }

  /** One value that others are reduced into. */
  record OfReduced<V>(ObjectState state, BinaryOperator<V> reduce) implements ReducingState<V> {
    @Override
    public V get() {
      return cast(read(state));
    }

    @Override
    public void add(V value) {
      V before = cast(toAddTo(state, state.get()));
      state.set(wrapped(state.ttl(), before == null ? value : reduce.apply(before, value)));
    }

    @Override
    public void clear() {
      state.remove();
    }
  }

  /** An accumulator. */
  record OfAggregated<I, A, O>(ObjectState state, AggregateFunction<I, A, O> function) implements AggregatingState<I, O> {
    @Override
    public O get() {
      A accumulator = cast(read(state));
      return accumulator == null ? null : function.result(accumulator);
    }

    @Override
    public void add(I value) {
      A before = cast(toAddTo(state, state.get()));
      state.set(wrapped(state.ttl(), function.add(value, before == null ? function.create() : before)));
    }

    @Override
    public void clear() {
      state.remove();
    }
  }

  /** A list. */
  record OfList<V>(ObjectState state) implements ListState<V> {
    @Override
    public List<V> get() {
      Object stored = state.get();
      if (stored == null) {
        return List.of();
      }
      List<Object> elements = ((ListValue) stored).view();
      return cast(state.ttl().isPresent() ? read(elements, state.ttl().get()) : elements);
    }

    /** The elements that may be seen; those that have expired are taken out of the list, and reads may renew the others. */
    private List<Object> read(List<Object> elements, Ttl ttl) {
      List<Object> seen = new ArrayList<>();
      List<Object> kept = new ArrayList<>();
      for (Object element : elements) {
        boolean isExpired = ttl.isExpired(element);
        Object value = ((TtlValue) element).value();
        if (!isExpired || ttl.showsExpired()) {
          seen.add(value);
        }
        if (!isExpired) {
          kept.add(ttl.isRenewedByReads() ? ttl.wrap(value) : element);
        }
      }
      if (kept.isEmpty()) {
        state.remove();
      } else if (kept.size() < elements.size() || ttl.isRenewedByReads()) {
        state.set(ListValue.of(kept));
      }
      return seen;
    }

    @Override
    public void add(V value) {
      ObjectEntry entry = state.mutable();
      if (entry.value == null) {
        entry.value = new ListValue();
      }
      ((ListValue) entry.value).add(wrapped(state.ttl(), value));
    }

    @Override
    public void update(List<V> values) {
      if (values.isEmpty()) {
        state.remove();
      } else {
        state.set(ListValue.of(values.stream().map(value -> wrapped(state.ttl(), value)).toList()));
      }
    }

    @Override
    public void clear() {
      state.remove();
    }
  }

  /** A map. */
  record OfMap<K, V>(ObjectState state) implements MapState<K, V> {
    private Map<Object, Object> stored() {
      Map<Object, Object> map = cast(state.get());
      return map == null ? Map.of() : map;
    }

    private Map<Object, Object> mutable() {
      ObjectEntry entry = state.mutable();
      if (entry.value == null) {
        entry.value = new LinkedHashMap<>();
      }
      return ObjectState.map(entry);
    }

    @Override
    public V get(K key) {
      Object stored = stored().get(key);
      if (stored == null || state.ttl().isEmpty()) {
        return cast(stored);
      }
      Ttl ttl = state.ttl().get();
      Object value = ((TtlValue) stored).value();
      if (ttl.isExpired(stored)) {
        remove(key);
        return ttl.showsExpired() ? cast(value) : null;
      }
      if (ttl.isRenewedByReads()) {
        mutable().put(key, ttl.wrap(value));
      }
      return cast(value);
    }

    @Override
    public void put(K key, V value) {
      mutable().put(key, wrapped(state.ttl(), value));
    }

    @Override
    public void remove(K key) {
      Map<Object, Object> stored = stored();
      if (!stored.containsKey(key)) {
        return;
      }
      if (stored.size() == 1) {
        state.remove();
      } else {
        mutable().remove(key);
      }
    }

    @Override
    public boolean isEmpty() {
      return stored().isEmpty();
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
      if (state.ttl().isEmpty()) {
        stored().forEach((key, value) -> action.accept(cast(key), cast(value)));
        return;
      }
      for (Object key : new ArrayList<>(stored().keySet())) {
        V value = get(cast(key));
        if (value != null) {
          action.accept(cast(key), value);
        }
      }
    }

    @Override
    public void clear() {
      state.remove();
    }
  }
}
