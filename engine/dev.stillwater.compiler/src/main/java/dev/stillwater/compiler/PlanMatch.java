package dev.stillwater.compiler;

import dev.stillwater.model.OperatorId;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * How much of a plan of Flink a job file accounts for: a task is known by the id of its first operator, which follows from that operator's uid, or by the names of all
 * its operators.
 *
 * <p>THREADING: immutable.
 *
 * @param tasks number of tasks of the plan
 * @param found those that the job has
 * @param surplus operators of the job that the plan does not name
 * @param isSameName whether job and plan have one name
 */
public record PlanMatch(int tasks, int found, int surplus, boolean isSameName) implements Comparable<PlanMatch> {
  private static final Comparator<PlanMatch> ORDER = Comparator.<PlanMatch>comparingInt(match -> match.tasks - match.found)
      .thenComparing(match -> !match.isSameName).thenComparingInt(PlanMatch::surplus);

  /** Compares the job with the plan. Cost: linear in the operators of both. */
  public static PlanMatch of(FlinkPlan plan, Job job) {
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Operator operator : job.getOperators()) {
      if (operator.getUid() != null) {
        ids.add(OperatorId.ofUid(operator.getUid()).hex());
        names.add(operator.getUid());
      }
      if (operator.getName() != null) {
        names.add(operator.getName());
      }
    }
    Set<String> named = new HashSet<>();
    int found = 0;
    for (Operator task : plan.job().getOperators()) {
      Set<String> ofTask = FlinkPlan.operatorNames(task.getDescription() == null ? task.getName() : task.getDescription());
      named.addAll(ofTask);
      named.add(task.getUid());
      if (ids.contains(FlinkPlan.operatorId(task)) || !ofTask.isEmpty() && names.containsAll(ofTask)) {
        found++;
      }
    }
    int surplus = (int) job.getOperators().stream().filter(operator -> !named.contains(operator.getName()) && !named.contains(operator.getUid())
        && (operator.getUid() == null || !named.contains(OperatorId.ofUid(operator.getUid()).hex()))).count();
    return new PlanMatch(plan.job().getOperators().size(), found, surplus, Objects.equals(plan.job().getName(), job.getName()));
  }

  /** Whether the job may be taken for the one that runs: it has all tasks, or its name is the same and it has most of them. */
  public boolean fits() {
    return found > 0 && (found == tasks || isSameName && 2 * found > tasks);
  }

  /** The better match comes first. */
  @Override
  public int compareTo(PlanMatch other) {
    return ORDER.compare(this, other);
  }
}
