package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/**
 * Where the keyed state of the operators of one subtask lives.
 *
 * <p>THREADING: the subtask.
 */
public interface KeyedStateBackend {
  /**
   * The state of an operator that has one value for each key.
   *
   * @param codec of the generated entries
   * @throws IllegalStateException if the operator has already asked for a state of the name
   */
  default KeyedTable table(StateDescriptor descriptor, EntryCodec<?> codec) {
    throw new UnsupportedOperationException();
  }

  /** The state of an operator that has one value for each key and window; windows come and go with their time. */
  default WindowTables windowTables(StateDescriptor descriptor, EntryCodec<?> codec) {
    throw new UnsupportedOperationException();
  }

  /** The key groups of the subtask. */
  default KeyGroupRange range() {
    throw new UnsupportedOperationException();
  }

  /**
   * Sets the key that the states and timers below belong to from now on.
   *
   * @param key decoded as the key serializer documents: a boxed value, or a TupleValue for several fields; it must not be changed later
   */
  default void currentKey(Object key) {
    throw new UnsupportedOperationException();
  }

  /** The key that was set last. */
  default Object currentKey() {
    throw new UnsupportedOperationException();
  }

  /** Sets the namespace that the states below with a namespace serializer other than the void one belong to from now on. */
  default void currentNamespace(Object namespace) {
    throw new UnsupportedOperationException();
  }

  /** A value for each key and namespace. */
  default <V> ValueState<V> value(StateSpec spec) {
    throw new UnsupportedOperationException();
  }

  /** A list for each key and namespace. */
  default <V> ListState<V> list(StateSpec spec) {
    throw new UnsupportedOperationException();
  }

  /** A map for each key and namespace. */
  default <K, V> MapState<K, V> map(StateSpec spec) {
    throw new UnsupportedOperationException();
  }

  /** A reduced value for each key and namespace. */
  default <V> ReducingState<V> reducing(StateSpec spec, BinaryOperator<V> reduce) {
    throw new UnsupportedOperationException();
  }

  /** An accumulator for each key and namespace. */
  default <I, A, O> AggregatingState<I, O> aggregating(StateSpec spec, AggregateFunction<I, A, O> function) {
    throw new UnsupportedOperationException();
  }

  /** Moves what the source namespaces hold for the current key into the target namespace: windows that merge. Values are reduced, lists appended. */
  default void mergeNamespaces(String state, Object target, List<Object> sources) {
    throw new UnsupportedOperationException();
  }

  /** The timers of the service, which fire on the listener. Asked for once. */
  default TimerService timers(String service, ValueSerializer namespace, TimerService.Listener listener) {
    throw new UnsupportedOperationException();
  }

  /**
   * Visits the namespaces in which the state has something for any key of the subtask: used when an operator opens, to find its windows again. Cost: the
   * state.
   */
  default void forEachEntry(String state, BiConsumer<Object, Object> keyAndNamespace) {
    throw new UnsupportedOperationException();
  }

  /** Names of all states that were asked for, those of timers included. */
  default Set<String> stateNames() {
    return Set.of();
  }

  /**
   * Takes the state from the snapshot that the backend was made with, once all states have been asked for. Long: the listener of the restore is asked often.
   *
   * @throws SnapshotException if the snapshot cannot be read or its types do not fit those of the states
   */
  default void restore() throws SnapshotException {
    throw new UnsupportedOperationException();
  }

  /** The synchronous part of a snapshot: freezes the state as it is now. Cost: number of key groups, not of entries. */
  default KeyedSnapshot snapshot(CheckpointBarrier barrier) {
    throw new UnsupportedOperationException();
  }

  /** The checkpoint is complete: later ones may share its files. */
  default void checkpointCompleted(long checkpointId) {
  }

  /** The checkpoint was given up. */
  default void checkpointAborted(long checkpointId) {
  }

  /** Frees memory, files and native handles. */
  default void close() {
  }
}
