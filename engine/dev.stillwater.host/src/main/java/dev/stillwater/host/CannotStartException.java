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
  private final String file;

  /** A job that cannot start for a reason that no operator's problem tells. */
  public CannotStartException(String message, Throwable cause) {
    super(message, cause);
    problems = List.of();
    file = "";
  }

  /** A job with problems. */
  public CannotStartException(String message, List<JobProblem> problems) {
    this(message, problems, "");
  }

  /** A job with problems, one of several; the file is named as people named it. */
  public CannotStartException(String message, List<JobProblem> problems, String file) {
    super(message);
    this.problems = List.copyOf(problems);
    this.file = file;
  }

  /** The file with the problems as people named it; empty where there is only one. */
  public String file() {
    return file;
  }

  /** The problems of the job, warnings included; may be empty. */
  public List<JobProblem> problems() {
    return problems;
  }
}
