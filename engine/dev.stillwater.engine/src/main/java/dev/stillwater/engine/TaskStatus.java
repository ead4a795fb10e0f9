package dev.stillwater.engine;

import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.task.OperatorMetrics;
import java.util.List;
import java.util.Objects;

/**
 * A task of a running job, which is Flink's job vertex, at one moment.
 *
 * <p>THREADING: immutable; the counters in it go on.
 *
 * @param task the task
 * @param subtasks its subtasks in the order of their index
 */
public record TaskStatus(TaskPlan task, List<SubtaskStatus> subtasks) {
  /** States of a subtask, with Flink's names. */
  public enum State {
    /** Made, and not running yet. */
    CREATED,
    /** Takes its state from a snapshot. */
    INITIALIZING,
    /** Works. */
    RUNNING,
    /** Was asked to stop. */
    CANCELING,
    /** Stopped before its end. */
    CANCELED,
    /** Came to its end. */
    FINISHED,
    /** Has failed. */
    FAILED
  }

  /**
   * A subtask.
   *
   * @param index index, from 0
   * @param state what it does
   * @param startTimeMs when its attempt began, wall clock in milliseconds; 0 before
   * @param endTimeMs when it ended, wall clock in milliseconds; -1 before
   * @param operators counters of its operators in the order of the task
   */
  public record SubtaskStatus(int index, State state, long startTimeMs, long endTimeMs, List<OperatorMetrics> operators) {
    public SubtaskStatus {
      Objects.requireNonNull(state, "state");
      operators = List.copyOf(operators);
    }
  }

  public TaskStatus {
    Objects.requireNonNull(task, "task");
    subtasks = List.copyOf(subtasks);
  }

  /** What the task does as a whole, as Flink tells it: the state of the subtask that says most. */
  public State state() {
    List<State> states = subtasks.stream().map(SubtaskStatus::state).toList();
    for (State state : List.of(State.FAILED, State.CANCELING, State.CANCELED, State.INITIALIZING, State.CREATED)) {
      if (states.contains(state)) {
        return state;
      }
    }
    return states.stream().allMatch(State.FINISHED::equals) ? State.FINISHED : State.RUNNING;
  }
}
