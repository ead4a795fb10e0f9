package dev.stillwater.engine.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A task: a chain of operators that run in one loop.
 *
 * <p>THREADING: immutable.
 *
 * @param index number of the task in the plan, from 0
 * @param parallelism number of subtasks
 * @param operators the operators; the first one is the head, the others follow their senders
 */
public record TaskPlan(int index, int parallelism, List<OperatorPlan> operators) {
  public TaskPlan {
    operators = List.copyOf(operators);
    if (operators.isEmpty()) {
      throw new IllegalArgumentException("Task " + index + " has no operator.");
    }
  }

  /** The operator that takes the task's input, or the source. */
  public OperatorPlan head() {
    return operators.get(0);
  }

  /** Name as in Flink: the operators' uids with arrows. */
  public String name() {
    return operators.stream().map(OperatorPlan::uid).collect(Collectors.joining(" -> "));
  }
}
