package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/** Base of doubles of keyed state: what a test does not say must not be asked for. */
public abstract class KeyedStateDouble implements KeyedStateBackend {
  @Override
  public KeyedTable table(StateDescriptor descriptor, EntryCodec<?> codec) {
    throw new AssertionError("not expected");
  }

  @Override
  public WindowTables windowTables(StateDescriptor descriptor, EntryCodec<?> codec) {
    throw new AssertionError("not expected");
  }

  @Override
  public KeyGroupRange range() {
    throw new AssertionError("not expected");
  }

  @Override
  public void currentKey(Object key) {
    throw new AssertionError("not expected");
  }

  @Override
  public Object currentKey() {
    throw new AssertionError("not expected");
  }

  @Override
  public void currentNamespace(Object namespace) {
    throw new AssertionError("not expected");
  }

  @Override
  public <V> ValueState<V> value(StateSpec spec) {
    throw new AssertionError("not expected");
  }

  @Override
  public <V> ListState<V> list(StateSpec spec) {
    throw new AssertionError("not expected");
  }

  @Override
  public <K, V> MapState<K, V> map(StateSpec spec) {
    throw new AssertionError("not expected");
  }

  @Override
  public <V> ReducingState<V> reducing(StateSpec spec, BinaryOperator<V> reduce) {
    throw new AssertionError("not expected");
  }

  @Override
  public <I, A, O> AggregatingState<I, O> aggregating(StateSpec spec, AggregateFunction<I, A, O> function) {
    throw new AssertionError("not expected");
  }

  @Override
  public void mergeNamespaces(String state, Object target, List<Object> sources) {
    throw new AssertionError("not expected");
  }

  @Override
  public TimerService timers(String service, ValueSerializer namespace, TimerService.Listener listener) {
    throw new AssertionError("not expected");
  }

  @Override
  public void forEachEntry(String state, BiConsumer<Object, Object> keyAndNamespace) {
    throw new AssertionError("not expected");
  }

  @Override
  public Set<String> stateNames() {
    return Set.of();
  }

  @Override
  public void restore() throws SnapshotException {
    throw new AssertionError("not expected");
  }

  @Override
  public KeyedSnapshot snapshot(CheckpointBarrier barrier) {
    throw new AssertionError("not expected");
  }
}
