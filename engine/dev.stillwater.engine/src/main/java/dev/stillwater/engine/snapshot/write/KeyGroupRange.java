package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.state.KeyGroups;

/**
 * The key groups of one subtask.
 *
 * <p>THREADING: immutable.
 *
 * @param first the first one
 * @param count how many there are
 * @param maxParallelism how many the operator has in all
 */
public record KeyGroupRange(int first, int count, int maxParallelism) {
  /** The key groups that a subtask has. */
  public static KeyGroupRange of(int subtask, int parallelism, int maxParallelism) {
    int first = KeyGroups.firstKeyGroup(subtask, parallelism, maxParallelism);
    return new KeyGroupRange(first, KeyGroups.lastKeyGroup(subtask, parallelism, maxParallelism) - first + 1, maxParallelism);
  }

  /** The last one. */
  public int last() {
    return first + count - 1;
  }
}
