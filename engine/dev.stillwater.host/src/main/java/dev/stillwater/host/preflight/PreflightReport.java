package dev.stillwater.host.preflight;

import dev.stillwater.model.JobProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a job starts from a snapshot, and what becomes of each operator and state.
 *
 * <p>THREADING: immutable.
 *
 * @param verdict what a start would come to
 * @param snapshot the snapshot; empty when the job would begin anew, or when that could not be told
 * @param operators the operators of the job in its order, then those that only the snapshot has; none when the job has errors
 * @param issues what is to be known, the gravest first
 * @param jobProblems errors of the job, which keep it from starting from anything
 */
public record PreflightReport(Verdict verdict, Optional<Path> snapshot, List<OperatorMatch> operators, List<Issue> issues, List<JobProblem> jobProblems) {
  /** What a start would come to. */
  public enum Verdict {
    /** It starts and takes all its state. */
    STARTS("starts cleanly"),
    /** It starts only when it is told that state may be lost. */
    LOSES_STATE("would lose state"),
    /** It does not start, whatever may be lost. */
    CANNOT_START("cannot start");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** For people: {@code would lose state}. */
    public String text() {
      return text;
    }
  }

  /** How grave an issue is. */
  public enum Severity {
    /** The job does not start. */
    CANNOT_START,
    /** State would be lost. */
    LOSES_STATE,
    /** It starts, and results may be others than expected. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  /** How an operator of the job and one of the snapshot were found to be the same. */
  public enum Match {
    /** The snapshot names its uid. */
    UID("by uid"),
    /** The snapshot has an id alone, which is that of the uid. */
    ID("by id"),
    /** Only the job has it. */
    NEW("new"),
    /** Only the snapshot has it. */
    DROPPED("dropped");

    private final String text;

    Match(String text) {
      this.text = text;
    }

    /** For people: {@code by uid}. */
    public String text() {
      return text;
    }
  }

  /** What becomes of a state. */
  public enum Outcome {
    /** It is taken as it is. */
    TAKEN("taken"),
    /** It is taken, its values in their new type. */
    CONVERTED("converted"),
    /** It is taken if the function asks for it, which is not known without running it. */
    UNKNOWN("not known"),
    /** The job asks for it and the snapshot lacks it, so that it begins empty. */
    NEW("begins empty"),
    /** Nobody takes it. */
    LOST("lost"),
    /** It does not fit, and the job does not start. */
    REFUSED("refused");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** For people: {@code converted}. */
    public String text() {
      return text;
    }
  }

  /**
   * An operator.
   *
   * @param label its uid, else its name, else its id
   * @param operatorId id, 32 hexadecimal digits
   * @param match how it was found
   * @param before how it ran when the snapshot was taken; empty for a new one
   * @param now how it would run; empty for a dropped one
   * @param states its states
   * @param positions how far the source had read, for people
   * @param similar label of the operator that it may have become, or may have been; empty when none is near
   */
  public record OperatorMatch(String label, String operatorId, Match match, Optional<Width> before, Optional<Width> now, List<StateMatch> states,
      List<String> positions, Optional<String> similar) {
    public OperatorMatch {
      states = List.copyOf(states);
      positions = List.copyOf(positions);
    }

    /** The entries that would be lost. */
    public long lostEntries() {
      return states.stream().filter(state -> state.outcome() == Outcome.LOST).mapToLong(StateMatch::entries).sum();
    }

    /** The bytes that would be lost. */
    public long lostBytes() {
      return states.stream().filter(state -> state.outcome() == Outcome.LOST).mapToLong(StateMatch::sizeBytes).sum();
    }
  }

  /** Number of subtasks and of key groups. */
  public record Width(int parallelism, int maxParallelism) {
  }

  /**
   * A state.
   *
   * @param name its name
   * @param kind kind of the state as {@code inspect} has it
   * @param outcome what becomes of it
   * @param snapshotType type of the values in the snapshot; empty if it has none
   * @param jobType type of the values in the job; empty where it is not known or not asked for
   * @param entries number of entries in the snapshot
   * @param sizeBytes bytes of them
   * @param isExact whether both were counted and not estimated
   * @param rule the rule that decides
   */
  public record StateMatch(String name, String kind, Outcome outcome, String snapshotType, String jobType, long entries, long sizeBytes, boolean isExact,
      String rule) {
  }

  /**
   * Something to know.
   *
   * @param severity how grave it is
   * @param code stable name for programs
   * @param operators labels of the operators; none when it concerns the job or the snapshot as a whole
   * @param message what, where, and what to do
   * @param fixes what would help, the best first
   */
  public record Issue(Severity severity, String code, List<String> operators, String message, List<PreflightFix> fixes) {
    public Issue {
      Objects.requireNonNull(severity, "severity");
      operators = List.copyOf(operators);
      fixes = List.copyOf(fixes);
    }

    /** One that concerns one operator, or none. */
    Issue(Severity severity, String code, Optional<String> operator, String message, List<PreflightFix> fixes) {
      this(severity, code, operator.stream().toList(), message, fixes);
    }

    /** The gravest first, and what is said of many operators in the same words once, with the fixes of all. */
    static List<Issue> folded(List<Issue> issues) {
      Map<List<Object>, Issue> folded = new LinkedHashMap<>();
      for (Issue issue : issues) {
        folded.merge(List.of(issue.severity(), issue.code(), issue.message()), issue, (first, next) -> new Issue(first.severity(), first.code(),
            Stream.concat(first.operators().stream(), next.operators().stream()).distinct().toList(), first.message(),
            fixes(first.fixes(), next.fixes())));
      }
      return folded.values().stream().sorted(Comparator.comparing(Issue::severity)).toList();
    }

    /** The fixes of both; fewer subtasks for one operator and for the next are one fix. */
    private static List<PreflightFix> fixes(List<PreflightFix> some, List<PreflightFix> others) {
      List<PreflightFix> all = new ArrayList<>(some);
      for (PreflightFix other : others) {
        int same = -1;
        for (int index = 0; index < all.size(); index++) {
          boolean isWidth = all.get(index) instanceof PreflightFix.SetParallelism width && other instanceof PreflightFix.SetParallelism next
              && width.parallelism() == next.parallelism();
          same = isWidth || all.get(index).equals(other) ? index : same;
        }
        if (same < 0) {
          all.add(other);
        } else if (all.get(same) instanceof PreflightFix.SetParallelism width && other instanceof PreflightFix.SetParallelism next) {
          all.set(same, width.with(next));
        }
      }
      return all;
    }
  }

  public PreflightReport {
    Objects.requireNonNull(verdict, "verdict");
    operators = List.copyOf(operators);
    issues = List.copyOf(issues);
    jobProblems = List.copyOf(jobProblems);
  }

  /** A job that cannot start for a reason that is not the snapshot's fit. */
  static PreflightReport cannot(Optional<Path> snapshot, List<Issue> issues, List<JobProblem> problems) {
    return new PreflightReport(Verdict.CANNOT_START, snapshot, List.of(), issues, problems);
  }

  /** Codes of all issues. */
  public Set<String> codes() {
    return Set.copyOf(issues.stream().map(Issue::code).toList());
  }
}
