package dev.stillwater.model;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rules of uids: every operator has one, no two share one, and it fits into {@code --set UID.PARAM=VALUE}, file names and snapshots.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class UidRules {
  private static final int LENGTH_MAX = 255;
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_\\-:]*");

  private UidRules() {}

  /** Cost: linear in the number of operators. */
  static void check(Job job, ProblemList problems) {
    Map<String, Operator> firsts = new HashMap<>();
    for (Operator operator : job.getOperators()) {
      String uid = operator.getUid();
      ProblemPlace place = ProblemPlace.of(operator, "uid");
      if (uid == null || uid.isBlank()) {
        problems.add(missing(operator, place));
        continue;
      }
      if (uid.length() > LENGTH_MAX || !WELL_FORMED.matcher(uid).matches()) {
        problems.add(place.error("uid-malformed", "The uid '" + ParameterValues.shown(uid) + "' is malformed; expected 1 to " + LENGTH_MAX
            + " letters (A to Z), digits, '_', '-' or ':', beginning with a letter, a digit or '_'.", "Choose such a uid."));
      }
      Operator first = firsts.putIfAbsent(uid, operator);
      if (first != null) {
        problems.add(duplicate(uid, first, place));
      }
    }
  }

  private static JobProblem missing(Operator operator, ProblemPlace place) {
    String name = operator.getName() == null ? "of the kind '" + operator.getKind() + "'" : "'" + operator.getName() + "'";
    return place.error("uid-missing", "The operator " + ParameterValues.shown(name) + " has no uid; saved state is found by it.",
        "Give it a uid that no other operator has and that you will not want to change.");
  }

  private static JobProblem duplicate(String uid, Operator first, ProblemPlace place) {
    String where = JobFile.line(first).isPresent() ? " (line " + JobFile.line(first).getAsInt() + ")" : "";
    return place.error("uid-duplicate", "Another operator" + where + " has the uid '" + ParameterValues.shown(uid)
        + "' already; streams and saved state belong to that one.", "Give one of the two another uid.");
  }
}
