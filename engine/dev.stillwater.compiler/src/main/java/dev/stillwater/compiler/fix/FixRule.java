package dev.stillwater.compiler.fix;

import dev.stillwater.model.JobProblem;
import java.util.Set;

/**
 * Knows ways to mend the problems of a few codes.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
interface FixRule {
  /** The codes of problems that it knows. */
  Set<String> codes();

  /** Adds what can be done about the problem, best first. */
  void find(FixContext context, JobProblem problem, FixList fixes);
}
