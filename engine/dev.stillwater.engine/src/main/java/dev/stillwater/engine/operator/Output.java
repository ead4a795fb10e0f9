package dev.stillwater.engine.operator;

import dev.stillwater.engine.row.Row;

/**
 * Takes the records that an operator emits at one of its ports; generated code connects it with what follows.
 *
 * <p>THREADING: the subtask.
 */
@FunctionalInterface
public interface Output {
  /** Passes the row on. Who takes it copies it if it keeps it, so that the caller may use the row again. */
  void emit(Row row);
}
