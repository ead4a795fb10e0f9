package dev.stillwater.engine.replay;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorPart;

/**
 * Stands in the place of a sink in a replay: hands its rows to the {@link RowListener} and touches nothing.
 *
 * <p>THREADING: its subtask.
 */
public final class CaptureSink implements OperatorPart {
  private final String uid;
  private final int subtask;
  private final RowListener listener;

  /** Makes the part of the operator in the context's subtask. */
  public CaptureSink(OperatorPlan plan, ChainContext context) {
    uid = plan.uid();
    subtask = context.subtask();
    listener = StreamTap.listener(context);
  }

  /** Takes a row. */
  public void row(Row row) {
    listener.row(uid, subtask, row);
  }
}
