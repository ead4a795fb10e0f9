package dev.stillwater.engine.replay;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;

/**
 * Hands the rows of a stream to the {@link RowListener} of a replay as they leave the operator.
 *
 * <p>THREADING: its subtask.
 */
public final class StreamTap {
  private final String name;
  private final int subtask;
  private final RowListener listener;

  /** Makes the tap of the name in the context's subtask. */
  public StreamTap(String name, ChainContext context) {
    this.name = name;
    subtask = context.subtask();
    listener = listener(context);
  }

  static RowListener listener(ChainContext context) {
    return context.given("", RowListener.class).orElseThrow(() -> new IllegalStateException("Code for replays runs in replays only."));
  }

  /** Passes a row. */
  public void row(Row row) {
    listener.row(name, subtask, row);
  }
}
