package dev.stillwater.engine.state;

/**
 * How values are aggregated. Accumulators are values: each method returns the one to be stored and leaves those it was given unchanged.
 *
 * <p>THREADING: the subtask.
 *
 * @param <I> type of what is added
 * @param <A> type of the accumulator, which has a serializer
 * @param <O> type of the result
 */
public interface AggregateFunction<I, A, O> {
  /** An empty accumulator. */
  A create();

  /** The accumulator with the value. */
  A add(I value, A accumulator);

  /** What the accumulator comes to. */
  O result(A accumulator);

  /** Both accumulators together. */
  A merge(A one, A other);
}
