package dev.stillwater.engine.state;

/**
 * An accumulator for the current key and namespace. What is stored and snapshotted is the accumulator.
 *
 * <p>THREADING: the subtask.
 *
 * @param <I> type of what is added
 * @param <O> type of the result
 */
public interface AggregatingState<I, O> {
  /** The result, null when nothing was added. */
  O get();

  /** Adds a value to the accumulator. */
  void add(I value);

  /** Removes the accumulator. */
  void clear();
}
