package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.preflight.PreflightFix;
import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.host.preflight.PreflightReport.Issue;
import dev.stillwater.host.preflight.PreflightReport.Match;
import dev.stillwater.host.preflight.PreflightReport.OperatorMatch;
import dev.stillwater.host.preflight.PreflightReport.Outcome;
import dev.stillwater.host.preflight.PreflightReport.StateMatch;
import dev.stillwater.host.preflight.PreflightReport.Width;
import dev.stillwater.model.JobProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A preflight as lines of text or a JSON document.
 *
 * <p>THREADING: stateless.
 */
final class PreflightOutput {
  private static final int WIDTH = 118;

  private PreflightOutput() {
  }

  /** The exit code of {@code check JOB --from SNAPSHOT}. */
  static int code(PreflightReport report) {
    return switch (report.verdict()) {
      case STARTS -> ProcessExit.DONE;
      case LOSES_STATE -> ProcessExit.NO;
      case CANNOT_START -> ProcessExit.CANNOT;
    };
  }

  /** For people. */
  static List<String> lines(Path job, PreflightReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(job + ": " + report.verdict().text() + report.snapshot().map(snapshot -> " from " + snapshot).orElse(""));
    report.jobProblems().forEach(problem -> lines.add(ProblemText.line(job.toString(), problem)));
    for (Issue issue : report.issues()) {
      lines.add("");
      String operator = issue.operators().isEmpty() ? "" : (issue.operators().size() == 1 ? "operator '" : "operators '") + String.join("', '", issue.operators()) + "': ";
      indented(lines, "", severity(issue) + ": " + operator + issue.message());
      issue.fixes().forEach(fix -> indented(lines, "  ", "fix: " + fix.text() + command(fix, job, report.snapshot()).map(text -> " " + text).orElse("")));
    }
    if (!report.operators().isEmpty()) {
      lines.add("");
      table(report, lines);
    }
    return lines;
  }

  private static void indented(List<String> lines, String indent, String text) {
    List<String> parts = TextTable.wrapped(text, WIDTH - indent.length());
    for (int index = 0; index < parts.size(); index++) {
      lines.add(indent + (index == 0 ? "" : "  ") + parts.get(index));
    }
  }

  private static void table(PreflightReport report, List<String> lines) {
    TextTable table = new TextTable("", "OPERATOR", "FOUND", "PARALLELISM", "STATE", ">ENTRIES", ">BYTES", "OUTCOME");
    for (OperatorMatch operator : report.operators()) {
      String label = operator.label();
      String match = operator.match().text();
      String width = width(operator);
      if (operator.states().isEmpty()) {
        table.row(label, match, width, "", "", "", operator.match() == Match.DROPPED ? "had no state" : "no state");
      }
      for (StateMatch state : operator.states()) {
        boolean isNew = state.outcome() == Outcome.NEW;
        String about = state.isExact() ? "" : "~";
        table.row(label, match, width, state.name(), isNew ? "" : about + Quantity.grouped(state.entries()), isNew ? "" : about + Quantity.grouped(state.sizeBytes()),
            state.outcome().text() + types(state));
        label = "";
        match = "";
        width = "";
      }
    }
    lines.addAll(table.lines());
  }

  private static String width(OperatorMatch operator) {
    Optional<Width> before = operator.before();
    Optional<Width> now = operator.now();
    if (before.isPresent() && now.isPresent() && !before.equals(now)) {
      return text(before.get()) + " -> " + text(now.get());
    }
    return now.or(() -> before).map(PreflightOutput::text).orElse("");
  }

  private static String text(Width width) {
    return width.parallelism() + " of " + width.maxParallelism();
  }

  private static String types(StateMatch state) {
    boolean isChanged = state.outcome() == Outcome.CONVERTED || state.outcome() == Outcome.REFUSED;
    return isChanged && !state.jobType().equals(state.snapshotType()) ? ": " + state.snapshotType() + " -> " + state.jobType() : "";
  }

  private static String severity(Issue issue) {
    return switch (issue.severity()) {
      case CANNOT_START -> "cannot start";
      case LOSES_STATE -> "loses state";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private static Optional<String> command(PreflightFix fix, Path job, Optional<Path> snapshot) {
    if (fix.command().isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of("stillwater"));
    for (String word : fix.command()) {
      words.add(quoted(switch (word) {
        case "JOB" -> job.toString();
        case "SNAPSHOT" -> snapshot.map(Path::toString).orElse(word);
        default -> word;
      }));
    }
    return Optional.of("(" + String.join(" ", words) + ")");
  }

  private static String quoted(String word) {
    return word.matches("[\\w./=@:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** For programs: one document with stable names; what is not known is absent. */
  static String document(Path job, PreflightReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job", job.toString());
    report.snapshot().ifPresent(snapshot -> document.put("snapshot", snapshot.toString()));
    document.put("verdict", id(report.verdict()));
    document.put("problems", report.jobProblems().stream().filter(JobProblem::isError).map(ProblemText::document).toList());
    document.put("issues", report.issues().stream().map(PreflightOutput::document).toList());
    document.put("operators", report.operators().stream().map(PreflightOutput::document).toList());
    return Json.text(document);
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> document(Issue issue) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("severity", id(issue.severity()));
    document.put("code", issue.code());
    if (issue.operators().size() == 1) {
      document.put("operator", issue.operators().getFirst());
    }
    document.put("operators", issue.operators());
    document.put("message", issue.message());
    document.put("fixes", issue.fixes().stream().map(fix -> Map.of("text", fix.text(), "command", fix.command())).toList());
    return document;
  }

  private static Map<String, Object> document(OperatorMatch operator) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("operator", operator.label());
    document.put("operatorId", operator.operatorId());
    document.put("match", id(operator.match()));
    operator.before().ifPresent(width -> document.put("before", document(width)));
    operator.now().ifPresent(width -> document.put("now", document(width)));
    operator.similar().ifPresent(similar -> document.put("similar", similar));
    document.put("lostEntries", operator.lostEntries());
    document.put("lostBytes", operator.lostBytes());
    document.put("positions", operator.positions());
    document.put("states", operator.states().stream().map(PreflightOutput::document).toList());
    return document;
  }

  private static Map<String, Object> document(Width width) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("parallelism", width.parallelism());
    document.put("maxParallelism", width.maxParallelism());
    return document;
  }

  private static Map<String, Object> document(StateMatch state) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("state", state.name());
    document.put("kind", state.kind());
    document.put("outcome", id(state.outcome()));
    document.put("entries", state.entries());
    document.put("sizeBytes", state.sizeBytes());
    document.put("exact", state.isExact());
    document.put("snapshotType", state.snapshotType());
    document.put("jobType", state.jobType());
    document.put("rule", state.rule());
    return document;
  }
}
