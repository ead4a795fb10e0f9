package dev.stillwater.ui.editor.fix;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.edit.RecordedEdits;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A fix as it stands in lists and markers: words, without the job.
 *
 * <p>THREADING: immutable.
 *
 * @param id kind of the fix
 * @param label what it does
 */
record OfferedFix(String id, String label) {
  private static final String SEPARATOR = "\t";

  /** The fixes in a marker's attribute: a line each, id and label with a tab between them. */
  static List<OfferedFix> parse(String attribute) {
    return attribute.lines().map(line -> line.split(SEPARATOR, 2)).filter(parts -> parts.length == 2).map(parts -> new OfferedFix(parts[0], parts[1])).toList();
  }

  /**
   * A problem as a marker knows it, to find it again in another check.
   *
   * @param code the rule
   * @param uid the operator; empty for the job
   * @param feature what of it
   * @param line line in the file; 0 where unknown
   */
  record Key(String code, String uid, String feature, int line) {
    static Key of(JobProblem problem) {
      return new Key(problem.code(), problem.uid().orElse(""), problem.feature().orElse(""), problem.line().orElse(0));
    }

    /** Whether the problem has the same rule and place; lines may have moved. */
    boolean isAt(JobProblem problem) {
      Key other = of(problem);
      return code.equals(other.code) && uid.equals(other.uid) && feature.equals(other.feature);
    }
  }

  /** The problems of the keys among those of a fresh check: by place, of several at one place by line, else in order. */
  static List<JobProblem> find(List<Key> keys, List<JobProblem> problems) {
    List<JobProblem> left = new java.util.ArrayList<>(problems);
    List<JobProblem> found = new java.util.ArrayList<>();
    for (Key key : keys) {
      Optional<JobProblem> match = left.stream().filter(key::isAt).filter(problem -> problem.line().orElse(0) == key.line()).findFirst()
          .or(() -> left.stream().filter(key::isAt).findFirst());
      match.ifPresent(problem -> {
        left.remove(problem);
        found.add(problem);
      });
    }
    return found;
  }

  /**
   * What came of making fixes.
   *
   * @param edits the changes
   * @param mended number of problems that were mended
   */
  record Outcome(RecordedEdits edits, int mended) {
    Outcome {
      Objects.requireNonNull(edits, "edits");
    }
  }
}
