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
  KeyedTable table(StateDescriptor descriptor, EntryCodec<?> codec);

  /** The state of an operator that has one value for each key and window; windows come and go with their time. */
  WindowTables windowTables(StateDescriptor descriptor, EntryCodec<?> codec);

  /** The key groups of the subtask. */
  KeyGroupRange range();

  /**
   * Sets the key that the states and timers below belong to from now on.
   *
   * @param key decoded as the key serializer documents: a boxed value, or a TupleValue for several fields; it must not be changed later
   */
  void currentKey(Object key);

  /** The key that was set last. */
  Object currentKey();

  /** Sets the namespace that the states below with a namespace serializer other than the void one belong to from now on. */
  void currentNamespace(Object namespace);

  /** A value for each key and namespace. */
  <V> ValueState<V> value(StateSpec spec);

  /** A list for each key and namespace. */
  <V> ListState<V> list(StateSpec spec);

  /** A map for each key and namespace. */
  <K, V> MapState<K, V> map(StateSpec spec);

  /** A reduced value for each key and namespace. */
  <V> ReducingState<V> reducing(StateSpec spec, BinaryOperator<V> reduce);

  /** An accumulator for each key and namespace. */
  <I, A, O> AggregatingState<I, O> aggregating(StateSpec spec, AggregateFunction<I, A, O> function);

  /** Moves what the source namespaces hold for the current key into the target namespace: windows that merge. Values are reduced, lists appended. */
  void mergeNamespaces(String state, Object target, List<Object> sources);

  /** The timers of the service, which fire on the listener. Asked for once. */
  TimerService timers(String service, ValueSerializer namespace, TimerService.Listener listener);

  /**
   * Visits the namespaces in which the state has something for any key of the subtask: used when an operator opens, to find its windows again. Cost: the
   * state.
   */
  void forEachEntry(String state, BiConsumer<Object, Object> keyAndNamespace);

  /** Names of all states that were asked for, those of timers included. */
  Set<String> stateNames();

  /**
   * Takes the state from the snapshot that the backend was made with, once all states have been asked for. Long: the listener of the restore is asked often.
   *
   * @throws SnapshotException if the snapshot cannot be read or its types do not fit those of the states
   */
  void restore() throws SnapshotException;

  /** The synchronous part of a snapshot: freezes the state as it is now. Cost: number of key groups, not of entries. */
  KeyedSnapshot snapshot(CheckpointBarrier barrier);

  /** The checkpoint is complete: later ones may share its files. */
  default void checkpointCompleted(long checkpointId) {
  }

  /** The checkpoint was given up. */
  default void checkpointAborted(long checkpointId) {
  }

  /** Nothing will be changed or completed any more: what goes on in the background ends, so that {@link #close}, or the end of the process, need not wait for it. */
  default void stop() {
  }

  /** Frees memory, files and native handles. */
  default void close() {
  }
}
