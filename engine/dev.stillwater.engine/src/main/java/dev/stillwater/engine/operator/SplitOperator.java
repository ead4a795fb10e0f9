package dev.stillwater.engine.operator;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;

/**
 * Emits a record once for each piece of one of its texts.
 *
 * <p>THREADING: its subtask.
 */
public final class SplitOperator extends RowOperator {
  private final int column;
  private final String delimiter;

  /** Made by generated code with an empty row of the input, which is of the class of the output as well. */
  public SplitOperator(OperatorPlan plan, ChainContext context, Row row) {
    super(plan, context);
    column = row.type().indexOf(plan.string("split"));
    delimiter = plan.string("delimiter");
  }

  @Override
  public void process(int input, Row row) {
    String text = row.isNull(column) ? "" : (String) row.get(column);
    Row out = outputRow(0);
    out.copyFrom(row);
    for (int start = 0; start <= text.length();) {
      int found = text.indexOf(delimiter, start);
      int end = found < 0 ? text.length() : found;
      String piece = text.substring(start, end).strip();
      if (!piece.isEmpty()) {
        out.set(column, piece);
        emit(0, out);
      }
      start = end + delimiter.length();
    }
  }
}
