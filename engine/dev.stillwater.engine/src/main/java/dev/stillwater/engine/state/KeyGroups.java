package dev.stillwater.engine.state;

/**
 * Which key belongs to which key group, and which key group to which subtask, exactly as in Flink.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink's KeyGroupRangeAssignment and MathUtils.murmurHash.
 */
public final class KeyGroups {
  /** Highest max parallelism. */
  public static final int MAX_PARALLELISM_MAX = 32768;

  private KeyGroups() {
  }

  /** Key group, from 0 to below maxParallelism, of a key with the hash code. */
  public static int keyGroup(int keyHash, int maxParallelism) {
    int hash = murmur(keyHash);
    // Most are powers of two, as those that Flink chooses by itself; a division takes longer than all the rest.
    return (maxParallelism & maxParallelism - 1) == 0 ? hash & maxParallelism - 1 : hash % maxParallelism;
  }

  /** Subtask, from 0 to below parallelism, that holds the key group. */
  public static int subtask(int keyGroup, int parallelism, int maxParallelism) {
    return keyGroup * parallelism / maxParallelism;
  }

  /** First key group of a subtask. */
  public static int firstKeyGroup(int subtask, int parallelism, int maxParallelism) {
    return (subtask * maxParallelism + parallelism - 1) / parallelism;
  }

  /** Last key group of a subtask; below the first one when the subtask has none. */
  public static int lastKeyGroup(int subtask, int parallelism, int maxParallelism) {
    return ((subtask + 1) * maxParallelism - 1) / parallelism;
  }

  /** For each key group its subtask; cost: maxParallelism. */
  public static int[] subtasks(int parallelism, int maxParallelism) {
    int[] subtasks = new int[maxParallelism];
    for (int keyGroup = 0; keyGroup < maxParallelism; keyGroup++) {
      subtasks[keyGroup] = subtask(keyGroup, parallelism, maxParallelism);
    }
    return subtasks;
  }

  /** A hash of the code that is never negative. */
  public static int murmur(int code) {
    int hash = code * 0xcc9e2d51;
    hash = Integer.rotateLeft(hash, 15) * 0x1b873593;
    hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
    hash ^= 4;
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    // The absolute value, and 0 for Integer.MIN_VALUE, without a branch: which way it goes cannot be foreseen.
    hash = Math.abs(hash);
    return hash & ~(hash >> 31);
  }
}
