package dev.stillwater.host;

import dev.stillwater.model.JobProblem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Problems of a job as a line of text or a JSON object.
 *
 * <p>THREADING: stateless.
 */
public final class ProblemText {
  private ProblemText() {
  }

  /** One line: {@code file:line: error: uid 'x', expression 'y', column 12: message fix}. */
  public static String line(String file, JobProblem problem) {
    StringBuilder line = new StringBuilder(file);
    problem.line().ifPresent(number -> line.append(':').append(number));
    line.append(": ").append(severity(problem)).append(": ");
    StringBuilder place = new StringBuilder();
    problem.uid().ifPresent(uid -> place.append("uid '").append(uid).append('\''));
    problem.feature().ifPresent(feature -> place.append(place.isEmpty() ? "" : ", ").append(featureText(feature)));
    problem.column().ifPresent(column -> place.append(place.isEmpty() ? "" : ", ").append("column ").append(column));
    line.append(place).append(place.isEmpty() ? "" : ": ").append(problem.message());
    return line.append(problem.fix().isEmpty() ? "" : " ").append(problem.fix()).toString();
  }

  /** The problem as a JSON object with stable names; what is not known is absent. */
  public static Map<String, Object> document(JobProblem problem) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("severity", severity(problem));
    document.put("code", problem.code());
    problem.uid().ifPresent(uid -> document.put("uid", uid));
    problem.feature().ifPresent(feature -> document.put("feature", feature));
    problem.line().ifPresent(line -> document.put("line", line));
    problem.column().ifPresent(column -> document.put("column", column));
    document.put("message", problem.message());
    document.put("fix", problem.fix());
    return document;
  }

  private static String severity(JobProblem problem) {
    return problem.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String featureText(String feature) {
    int colon = feature.indexOf(':');
    return colon < 0 ? feature : feature.substring(0, colon) + " '" + feature.substring(colon + 1) + "'";
  }
}
