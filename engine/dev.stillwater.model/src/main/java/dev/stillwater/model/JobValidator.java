package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import java.util.List;

/**
 * Checks a job against every rule but those of its expressions; the codes stand in {@code docs/formats/job.md}.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
public final class JobValidator {
  private JobValidator() {}

  /** All problems of the job with the kinds of this class path, in the order of the file. Cost: linear in the size of the job. */
  public static List<JobProblem> validate(Job job) {
    return validate(job, OperatorCatalog.standard());
  }

  /** All problems of the job with the kinds of the catalog, in the order of the file. Cost: linear in the size of the job. */
  public static List<JobProblem> validate(Job job, OperatorCatalog catalog) {
    ProblemList problems = new ProblemList();
    checkFile(job, problems);
    SettingRules.check(job, problems);
    SchemaRules.check(job, problems);
    OperatorRules.check(job, catalog, problems);
    StreamRules.check(job, catalog, problems);
    GraphRules.check(job, catalog, problems);
    return problems.inOrder();
  }

  /** The problems that the file alone has, whatever kinds there are; a part of {@link #validate(Job)}. */
  static List<JobProblem> fileProblems(Job job) {
    ProblemList problems = new ProblemList();
    checkFile(job, problems);
    return problems.inOrder();
  }

  private static void checkFile(Job job, ProblemList problems) {
    FileContentRules.check(job, problems);
    UidRules.check(job, problems);
  }
}
