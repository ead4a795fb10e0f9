package dev.stillwater.ui.operate.launch;

import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.host.preflight.PreflightReport.Issue;
import dev.stillwater.host.preflight.PreflightReport.Match;
import dev.stillwater.host.preflight.PreflightReport.Severity;
import dev.stillwater.ui.Quantities;
import java.util.List;
import org.eclipse.osgi.util.NLS;

/**
 * What a preflight has found, as a text for people: the verdict, what is lost, what else to know.
 *
 * <p>THREADING: stateless.
 */
final class PreflightText {
  private PreflightText() {
  }

  /** The verdict in a sentence. */
  static String verdict(PreflightReport report, boolean allowsLoss) {
    return switch (report.verdict()) {
      case STARTS -> report.snapshot().isPresent() ? Messages.preflight_starts : Messages.preflight_startsAnew;
      case LOSES_STATE -> allowsLoss ? Messages.preflight_losesAllowed : Messages.preflight_loses;
      case CANNOT_START -> Messages.preflight_cannot;
    };
  }

  /** What the verdict stands on, a line each, the gravest first. */
  static String details(PreflightReport report) {
    StringBuilder text = new StringBuilder();
    for (Severity severity : Severity.values()) {
      List<Issue> issues = report.issues().stream().filter(issue -> issue.severity() == severity).toList();
      for (Issue issue : issues) {
        String names = String.join("', '", issue.operators());
        String place = names.isEmpty() ? "" : NLS.bind(issue.operators().size() == 1 ? Messages.preflight_operator : Messages.preflight_severalOperators, names);
        text.append(NLS.bind(Messages.preflight_line, word(severity), place + issue.message())).append('\n');
      }
    }
    report.jobProblems().stream().filter(problem -> problem.isError()).forEach(problem -> {
      String place = problem.uid().map(uid -> NLS.bind(Messages.preflight_operator, uid)).orElse("");
      text.append(NLS.bind(Messages.preflight_line, Messages.preflight_error, place + problem.message() + " " + problem.fix())).append('\n');
    });
    long matched = report.operators().stream().filter(operator -> operator.match() == Match.UID || operator.match() == Match.ID).count();
    long fresh = report.operators().stream().filter(operator -> operator.match() == Match.NEW).count();
    long dropped = report.operators().stream().filter(operator -> operator.match() == Match.DROPPED).count();
    if (!report.operators().isEmpty()) {
      text.append(NLS.bind(Messages.preflight_operators, new Object[] {Quantities.count(matched), Quantities.count(fresh), Quantities.count(dropped)}));
    }
    return text.toString().strip();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case CANNOT_START -> Messages.preflight_error;
      case LOSES_STATE -> Messages.preflight_lost;
      case WARNING -> Messages.preflight_warning;
      case NOTE -> Messages.preflight_note;
    };
  }
}
