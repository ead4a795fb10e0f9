package dev.stillwater.engine.sink;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorPart;
import java.util.Optional;

/**
 * Gives records to the collector of whoever runs the job; without one nothing is kept.
 *
 * <p>THREADING: its subtask.
 */
public final class CollectSink implements OperatorPart {
  private final String uid;
  private final Optional<RowCollector> collector;

  /** Makes the part of the operator in the context's subtask. */
  public CollectSink(OperatorPlan plan, ChainContext context) {
    uid = plan.uid();
    collector = context.console().collector();
  }

  /** Takes a record. */
  public void collect(Row row) {
    if (collector.isPresent()) {
      collector.get().add(uid, row);
    }
  }
}
