package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import java.util.List;

/**
 * Checks a job against every rule but those of its expressions.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
public final class JobValidator {
  private JobValidator() {}

  /** All problems of the job with the kinds of this class path. Cost: linear in the size of the job. */
  public static List<JobProblem> validate(Job job) {
    return validate(job, OperatorCatalog.standard());
  }

  /** All problems of the job with the kinds of the catalog. Cost: linear in the size of the job. */
  public static List<JobProblem> validate(Job job, OperatorCatalog catalog) {
    throw new UnsupportedOperationException();
  }
}
