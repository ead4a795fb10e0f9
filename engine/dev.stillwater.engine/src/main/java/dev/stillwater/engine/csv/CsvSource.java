package dev.stillwater.engine.csv;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.source.FileSource;
import dev.stillwater.engine.task.ChainContext;

/**
 * Reads the records of a CSV file that begin in the splits of its subtask. Generated code takes the {@link #values()} of each.
 *
 * <p>THREADING: its subtask.
 */
public final class CsvSource extends FileSource {
  /** Name of the state of the splits. */
  public static final String STATE = "csv-splits";

  private final CsvValues values;

  /** Makes the part of the operator in the context's subtask. */
  public CsvSource(OperatorPlan plan, ChainContext context) {
    this(plan, context, new CsvTextFormat(plan));
  }

  private CsvSource(OperatorPlan plan, ChainContext context, CsvTextFormat format) {
    super(plan, context, format, STATE);
    values = format.values();
  }

  @Override
  public CsvValues values() {
    return values;
  }
}
