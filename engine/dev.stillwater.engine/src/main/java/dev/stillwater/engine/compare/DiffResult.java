package dev.stillwater.engine.compare;

import java.util.List;

/**
 * How two snapshots differ.
 *
 * <p>THREADING: immutable.
 *
 * @param operators the operators that one of the snapshots has, in the order of the later one, then those that only the earlier one has
 */
public record DiffResult(List<OperatorDiff> operators) {
  public DiffResult {
    operators = List.copyOf(operators);
  }

  /** Whether no difference was found. */
  public boolean isEqual() {
    return operators.stream().allMatch(OperatorDiff::isEqual);
  }

  /** Whether everything could be compared, so that {@link #isEqual} is certain. */
  public boolean isComplete() {
    return operators.stream().allMatch(OperatorDiff::isComplete);
  }
}
