package dev.stillwater.engine.operator;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An operator that is written by hand against rows, state and timers, and not generated: everything that is not on the fastest paths.
 *
 * <p>Generated code makes it with plan and context, connects its outputs in the order of the kind's ports, gives it the records of each input, and lets event
 * time go on.
 *
 * <p>THREADING: its subtask; the constructor and {@link #open} on the thread that starts the job.
 */
public abstract class RowOperator implements OperatorPart {
  private final OperatorPlan plan;
  private final ChainContext context;
  private final List<Output> outputs = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private long[] emitted = new long[0];

  /** Makes the operator in the context's subtask. */
  protected RowOperator(OperatorPlan plan, ChainContext context) {
    this.plan = Objects.requireNonNull(plan, "plan");
    this.context = Objects.requireNonNull(context, "context");
  }

  /**
   * Connects the next port; called by generated code, in the order of the ports.
   *
   * @param row an empty row of the class that the port emits
   */
  public final void output(Row row, Output output) {
    rows.add(row);
    outputs.add(output);
    emitted = new long[outputs.size()];
  }

  /** Takes a record; the row belongs to the caller and changes afterwards. */
  public abstract void process(int input, Row row);

  /** Lets event time go on; false when it must be called again with the same watermark because an output is full. */
  public boolean advance(long watermark) {
    return true;
  }

  /** The operator of the plan. */
  protected final OperatorPlan plan() {
    return plan;
  }

  /** Whether a long loop over state has to stop here: an output is full or the job is being stopped. */
  protected final boolean mustPause() {
    boolean isBlocked = false;
    for (int outlet = 0; outlet < context.outletCount(); outlet++) {
      isBlocked |= context.outlet(outlet).isBlocked();
    }
    return isBlocked || context.control().isStopping();
  }

  /** The surroundings. */
  protected final ChainContext context() {
    return context;
  }

  /** The one row that the operator fills again and again for what it emits at the port of the index. */
  protected final Row outputRow(int port) {
    return rows.get(port);
  }

  /** Emits a row at the port of the index, as {@link Output#emit}. */
  protected final void emit(int port, Row row) {
    emitted[port]++;
    outputs.get(port).emit(row);
  }

  /** Records that went out at the port of the index so far. */
  public final long emittedCount(int port) {
    return emitted[port];
  }

  /** Records that went out at all ports so far. */
  public final long emittedCount() {
    long sum = 0;
    for (long count : emitted) {
      sum += count;
    }
    return sum;
  }
}
