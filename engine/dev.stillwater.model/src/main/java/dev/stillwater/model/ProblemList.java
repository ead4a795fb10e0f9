package dev.stillwater.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the problems of one check: each once, in the order of the file, and no more than anybody can read.
 *
 * <p>THREADING: one check.
 */
final class ProblemList {
  static final int COUNT_MAX = 1000;

  private final Set<JobProblem> problems = new LinkedHashSet<>();
  private int omitted;

  void add(JobProblem problem) {
    if (problems.size() < COUNT_MAX) {
      problems.add(problem);
    } else {
      omitted++;
    }
  }

  /** Whether further problems are only counted, so that nobody need word them well. */
  boolean isFull() {
    return problems.size() >= COUNT_MAX;
  }

  /** The problems by line, those without a line first, of one line in the order in which they were found. */
  List<JobProblem> inOrder() {
    List<JobProblem> ordered = new ArrayList<>(problems);
    ordered.sort(Comparator.comparingInt(problem -> problem.line().orElse(0)));
    if (omitted > 0) {
      ordered.add(JobProblem.error("problems-omitted", null, null, omitted + " further problems are not listed.", "Correct those above first."));
    }
    return List.copyOf(ordered);
  }
}
