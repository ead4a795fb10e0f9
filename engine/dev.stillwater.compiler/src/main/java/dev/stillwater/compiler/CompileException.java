package dev.stillwater.compiler;

import dev.stillwater.model.JobProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A job cannot be compiled because it has errors.
 *
 * <p>THREADING: immutable.
 */
public final class CompileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<JobProblem> problems;

  /** Makes an exception of all problems of the job, of which at least one is an error. */
  public CompileException(List<JobProblem> problems) {
    super(problems.stream().filter(JobProblem::isError).map(problem -> problem.uid().map(uid -> uid + ": ").orElse("") + problem.message())
        .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, warnings included. */
  public List<JobProblem> problems() {
    return problems;
  }
}
