package dev.stillwater.ui.editor.model;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The problems of a job, by operator, stream and feature.
 *
 * <p>THREADING: immutable.
 *
 * @param all every problem, in the order of the check
 */
public record DiagramProblems(List<JobProblem> all) {
  /** No problems. */
  public static final DiagramProblems NONE = new DiagramProblems(List.of());

  private static final String STREAM_PREFIX = "stream:";

  public DiagramProblems {
    all = List.copyOf(all);
  }

  /** Problems of the operator that are not those of one of its streams. Cost: scans the problems. */
  public List<JobProblem> of(Operator operator) {
    return all.stream().filter(problem -> isAbout(problem, operator) && !isAboutStream(problem)).toList();
  }

  /** Problems of the stream. Cost: scans the problems. */
  public List<JobProblem> of(Stream stream) {
    if (stream.getSource() == null || stream.getTarget() == null) {
      return List.of();
    }
    String feature = STREAM_PREFIX + stream.getSource().getUid() + "->" + stream.getTarget().getUid();
    return all.stream().filter(problem -> problem.feature().filter(feature::equals).isPresent()).toList();
  }

  /** The worst problem of a feature of the operator. Cost: scans the problems. */
  public Optional<JobProblem> of(Operator operator, String feature) {
    return all.stream().filter(problem -> isAbout(problem, operator) && problem.feature().filter(feature::equals).isPresent())
        .min((one, other) -> one.severity().compareTo(other.severity()));
  }

  /** The worst problem of a feature of the job as a whole. Cost: scans the problems. */
  public Optional<JobProblem> ofJob(String feature) {
    return all.stream().filter(problem -> problem.uid().isEmpty() && problem.feature().filter(feature::equals).isPresent())
        .min((one, other) -> one.severity().compareTo(other.severity()));
  }

  private static boolean isAbout(JobProblem problem, Operator operator) {
    return problem.uid().isPresent() && Objects.equals(problem.uid().get(), operator.getUid());
  }

  private static boolean isAboutStream(JobProblem problem) {
    return problem.feature().filter(feature -> feature.startsWith(STREAM_PREFIX)).isPresent();
  }
}
