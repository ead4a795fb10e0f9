package dev.stillwater.engine.csv;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.sink.FileSink;
import dev.stillwater.engine.task.ChainContext;

/**
 * Writes records as lines of CSV. Generated code gives the values to the {@link #writer()}.
 *
 * <p>THREADING: its subtask.
 */
public final class CsvSink extends FileSink {
  private final CsvWriter writer;

  /** Makes the part of the operator in the context's subtask. */
  public CsvSink(OperatorPlan plan, ChainContext context) {
    this(plan, context, new CsvWriter(new CsvFormat(plan.string("delimiter").charAt(0), plan.booleanValue("header")),
        plan.input().orElseThrow().fields().stream().map(RowField::name).toList()));
  }

  private CsvSink(OperatorPlan plan, ChainContext context, CsvWriter writer) {
    super(plan, context, ".csv", writer);
    this.writer = writer;
  }

  /** Takes the values of records. */
  public CsvWriter writer() {
    return writer;
  }
}
