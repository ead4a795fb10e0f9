package dev.stillwater.ui.editor.model;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The problems of a job, by operator, stream and feature.
 *
 * <p>THREADING: immutable.
 */
public final class DiagramProblems {
  /** No problems. */
  public static final DiagramProblems NONE = new DiagramProblems(List.of());

  private static final String STREAM_PREFIX = "stream:";

  private final List<JobProblem> all;
  private final Map<String, List<JobProblem>> byUid;
  private final Map<String, List<JobProblem>> byStream;

  /** Sorts the problems of a check, in its order. Cost: linear in the problems. */
  public DiagramProblems(List<JobProblem> all) {
    this.all = List.copyOf(all);
    byUid = this.all.stream().filter(problem -> problem.uid().isPresent()).collect(Collectors.groupingBy(problem -> problem.uid().get()));
    byStream = this.all.stream().filter(DiagramProblems::isAboutStream).collect(Collectors.groupingBy(problem -> problem.feature().get()));
  }

  /** Every problem, in the order of the check. */
  public List<JobProblem> all() {
    return all;
  }

  /** Problems of the operator that are not those of one of its streams. Cost: scans the problems of its uid. */
  public List<JobProblem> of(Operator operator) {
    return about(operator).stream().filter(problem -> !isAboutStream(problem)).toList();
  }

  /** Problems of the stream. */
  public List<JobProblem> of(Stream stream) {
    if (stream.getSource() == null || stream.getTarget() == null) {
      return List.of();
    }
    return byStream.getOrDefault(STREAM_PREFIX + stream.getSource().getUid() + "->" + stream.getTarget().getUid(), List.of());
  }

  /** The worst problem of a feature of the operator. Cost: scans the problems of its uid. */
  public Optional<JobProblem> of(Operator operator, String feature) {
    return worst(about(operator), feature);
  }

  /** The worst problem of a feature of the job as a whole. Cost: scans the problems. */
  public Optional<JobProblem> ofJob(String feature) {
    return worst(all.stream().filter(problem -> problem.uid().isEmpty()).toList(), feature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiagramProblems problems && problems.all.equals(all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }

  private List<JobProblem> about(Operator operator) {
    return operator.getUid() == null ? List.of() : byUid.getOrDefault(operator.getUid(), List.of());
  }

  private static Optional<JobProblem> worst(List<JobProblem> problems, String feature) {
    return problems.stream().filter(problem -> problem.feature().filter(feature::equals).isPresent()).min(Comparator.comparing(JobProblem::severity));
  }

  private static boolean isAboutStream(JobProblem problem) {
    return problem.feature().filter(feature -> feature.startsWith(STREAM_PREFIX)).isPresent();
  }
}
