package dev.stillwater.engine.operator;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts the columns of two rows into one: all of the first or its key and then the others, some columns between that the operator fills, and those of the
 * second that are not its key.
 *
 * <p>THREADING: immutable; any thread.
 */
final class JoinedColumns {
  private final int[] key;
  private final int[] left;
  private final int[] right;
  private final int between;

  private JoinedColumns(int[] key, int[] left, int[] right, int between) {
    this.key = key;
    this.left = left;
    this.right = right;
    this.between = between;
  }

  /** Key, columns that the operator fills, the left row's other columns, the right row's other columns. */
  static JoinedColumns ofJoin(OperatorPlan plan, int between) {
    RowType left = plan.inputs().get(0);
    return new JoinedColumns(plan.keyFields(0).stream().mapToInt(left::indexOf).toArray(), others(left, plan.keyFields(0)),
        others(plan.inputs().get(1), plan.keyFields(1)), between);
  }

  /** All columns of the left row, then those of the right row that are not its key. */
  static JoinedColumns ofEnrichment(RowType left, RowType right, List<String> rightKey) {
    return new JoinedColumns(new int[0], IntStream.range(0, left.size()).toArray(), others(right, rightKey), 0);
  }

  private static int[] others(RowType type, List<String> key) {
    return IntStream.range(0, type.size()).filter(column -> !key.contains(type.field(column).name())).toArray();
  }

  /** Index of the first column that the operator fills itself. */
  int between() {
    return key.length;
  }

  void fillLeft(Row out, Row row) {
    for (int index = 0; index < key.length; index++) {
      out.set(index, row.get(key[index]));
    }
    for (int index = 0; index < left.length; index++) {
      out.set(key.length + between + index, row.get(left[index]));
    }
  }

  void fillRight(Row out, Row row) {
    int first = key.length + between + left.length;
    for (int index = 0; index < right.length; index++) {
      out.set(first + index, row.get(right[index]));
    }
  }

  void fillRight(Row out, List<Object> values) {
    int first = key.length + between + left.length;
    for (int index = 0; index < right.length; index++) {
      out.set(first + index, values.get(right[index]));
    }
  }

  /** Nulls in the place of the right row. */
  void clearRight(Row out) {
    int first = key.length + between + left.length;
    for (int index = 0; index < right.length; index++) {
      out.set(first + index, null);
    }
  }
}
