package dev.stillwater.host;

import dev.stillwater.model.JobProblem;
import java.util.List;

/**
 * A job that cannot start: a setting that does not fit, problems of the job, a file that is missing. The message is for people.
 *
 * <p>THREADING: immutable.
 */
public final class CannotStartException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<JobProblem> problems;

  /** A job that cannot start for a reason that no operator's problem tells. */
  public CannotStartException(String message, Throwable cause) {
    super(message, cause);
    problems = List.of();
  }

  /** A job with problems. */
  public CannotStartException(String message, List<JobProblem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** The problems of the job, warnings included; may be empty. */
  public List<JobProblem> problems() {
    return problems;
  }
}
