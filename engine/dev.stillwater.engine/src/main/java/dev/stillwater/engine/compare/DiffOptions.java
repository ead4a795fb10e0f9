package dev.stillwater.engine.compare;

import java.util.Optional;

/**
 * How snapshots are compared.
 *
 * <p>THREADING: immutable.
 *
 * @param operatorId the one operator to compare, empty for all
 * @param changesMax highest number of changes that are kept of each state; all are counted
 * @param tableBytes bytes of entries that are held in memory at a time; an entry that alone is larger is held all the same
 */
public record DiffOptions(Optional<String> operatorId, int changesMax, long tableBytes) {
  private static final long TABLE_BYTES_MIN = 8L << 20;
  private static final long TABLE_BYTES_MAX = 128L << 20;
  private static final int HEAP_SHARE = 5;

  public DiffOptions {
    if (changesMax < 0 || tableBytes < 1) {
      throw new IllegalArgumentException("changesMax " + changesMax + ", tableBytes " + tableBytes);
    }
  }

  /** Compares all operators in memory that fits this JVM. */
  public static DiffOptions keeping(int changesMax) {
    long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return new DiffOptions(Optional.empty(), changesMax, Math.max(TABLE_BYTES_MIN, Math.min(TABLE_BYTES_MAX, share)));
  }

  /** The same for one operator. */
  public DiffOptions ofOperator(String id) {
    return new DiffOptions(Optional.of(id), changesMax, tableBytes);
  }
}
