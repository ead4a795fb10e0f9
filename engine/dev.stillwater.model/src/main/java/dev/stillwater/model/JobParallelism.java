package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;

/**
 * The one place that knows how many subtasks an operator has.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
public final class JobParallelism {
  private JobParallelism() {}

  /** The parallelism of the operator: its own where set, else what its kind fixes, else the job's default; 1 without a job. */
  public static int of(Operator operator) {
    return of(operator, OperatorCatalog.standard());
  }

  /** As {@link #of(Operator)}, with the kinds of another catalog. */
  public static int of(Operator operator, OperatorCatalog catalog) {
    if (operator.getParallelism() > 0) {
      return operator.getParallelism();
    }
    int jobDefault = operator.eContainer() instanceof Job job ? job.getDefaultParallelism() : 1;
    return catalog.kind(operator.getKind()).flatMap(OperatorKind::fixedParallelism).orElse(jobDefault);
  }
}
