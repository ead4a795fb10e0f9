package dev.stillwater.engine.sink;

import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorPart;

/**
 * Prints each record as a line: the values by name, after the prefix.
 *
 * <p>THREADING: its subtask.
 */
public final class ConsoleSink implements OperatorPart {
  private static final int BUFFER_CHARS = 1 << 13;

  private final String prefix;
  private final ConsoleOutput console;
  private final StringBuilder lines = new StringBuilder();

  /** Makes the part of the operator in the context's subtask. */
  public ConsoleSink(OperatorPlan plan, ChainContext context) {
    prefix = plan.parameter("prefix").orElse("");
    console = context.console();
  }

  /** Prints the record. */
  public void print(Row row) {
    lines.append(prefix).append(row).append('\n');
    if (lines.length() >= BUFFER_CHARS) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (lines.length() > 0) {
      console.print(lines);
      lines.setLength(0);
    }
  }

  @Override
  public void finish() {
    flush();
  }
}
