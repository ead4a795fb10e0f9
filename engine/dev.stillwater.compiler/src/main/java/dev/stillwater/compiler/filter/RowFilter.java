package dev.stillwater.compiler.filter;

import dev.stillwater.engine.row.Row;

/**
 * A condition over rows, as machine code.
 *
 * <p>THREADING: one thread; the row that it hands out is used again.
 */
public abstract class RowFilter {
  /** The row to fill before {@link #isTrue}; always the same one. */
  public abstract Row row();

  /**
   * Whether the condition is true for the row as it is filled; a missing value is false.
   *
   * @throws RuntimeException if the condition fails for the values, such as by a division by zero
   */
  public abstract boolean isTrue();
}
