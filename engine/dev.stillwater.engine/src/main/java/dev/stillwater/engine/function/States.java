package dev.stillwater.engine.function;

import dev.stillwater.engine.state.AggregateFunction;
import dev.stillwater.engine.state.AggregatingState;
import dev.stillwater.engine.state.ListState;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.ReducingState;
import dev.stillwater.engine.state.StateTtl;
import dev.stillwater.engine.state.ValueState;
import java.util.function.BinaryOperator;

/**
 * Where a function declares its states, each by a name and a type: a snapshot finds it by them. A state always is that of the current key.
 *
 * <p>All methods throw IllegalArgumentException if the name is taken or not fit for a state, or if a row type names a schema that the job does not have.
 *
 * <p>THREADING: the thread that opens the function; the states belong to the subtask.
 */
public interface States {
  /** One value for each key. */
  <V> ValueState<V> value(String name, StateType<V> type);

  /** A list for each key. */
  <V> ListState<V> list(String name, StateType<V> element);

  /** A map for each key. */
  <K, V> MapState<K, V> map(String name, StateType<K> key, StateType<V> value);

  /** One value for each key, into which others are reduced. */
  <V> ReducingState<V> reducing(String name, StateType<V> type, BinaryOperator<V> reduce);

  /** An accumulator for each key; its type is what is stored. */
  <I, A, O> AggregatingState<I, O> aggregating(String name, StateType<A> accumulator, AggregateFunction<I, A, O> function);

  /** What is declared on the result lives so long. */
  States withTtl(StateTtl ttl);
}
