package dev.stillwater.host.report;

import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.host.report.SnapshotReport.Operator;
import dev.stillwater.host.report.SnapshotReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report as one page of HTML: no scripts, nothing from elsewhere, readable in light and dark and on paper.
 *
 * <p>THREADING: one thread.
 */
final class ReportPage {
  private static final String STYLE = """
      :root{color-scheme:light dark;--back:#fff;--text:#1d2530;--soft:#5b6675;--line:#d5dae1;--head:#f2f4f7;--bad:#a3261f;--warn:#8a5a00;--note:#2b5c9e;--bar:#3f76b5}
      @media (prefers-color-scheme:dark){:root{--back:#14181d;--text:#e2e7ee;--soft:#9aa5b4;--line:#36404c;--head:#1d232b;--bad:#ff8d84;--warn:#f0bd5a;--note:#8fbcf5;--bar:#6ea3dd}}
      body{margin:2rem auto;max-width:76rem;padding:0 1rem;background:var(--back);color:var(--text);font:15px/1.45 system-ui,sans-serif}
      h1{font-size:1.4rem;margin:0;overflow-wrap:anywhere}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .2rem}.soft{color:var(--soft)}.id{font:11px ui-monospace,monospace}
      .f{border-left:.3rem solid;padding:.1rem .8rem;margin:.6rem 0}.f b{text-transform:uppercase;font-size:.75rem;letter-spacing:.04em}.f p{margin:.15rem 0;color:var(--text);overflow-wrap:anywhere}
      .error{border-color:var(--bad);color:var(--bad)}.warning{border-color:var(--warn);color:var(--warn)}.note{border-color:var(--note);color:var(--note)}
      .scroll{overflow-x:auto}table{border-collapse:collapse;margin:.3rem 0}th,td{border:1px solid var(--line);padding:.2rem .55rem;text-align:left;vertical-align:top}
      th{background:var(--head);font-weight:600}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.t{font:13px ui-monospace,monospace;overflow-wrap:anywhere}
      svg{width:100%;height:auto;display:block}svg text{font:12px system-ui,sans-serif;fill:var(--text);pointer-events:none}
      .o,.s{fill-opacity:.35;stroke:var(--back)}.o{stroke-width:2}.s{stroke-width:1}.b{fill:var(--bar)}.l{stroke:var(--text);stroke-width:1;stroke-dasharray:3 3}
      .h0{fill:#4f86c6}.h1{fill:#c98a3c}.h2{fill:#4fae6e}.h3{fill:#8d6cc0}.h4{fill:#c6606f}.h5{fill:#a8a23a}.h6{fill:#3fa8a5}.h7{fill:#6b78cf}
      """;

  private final SnapshotReport report;
  private final StringBuilder out = new StringBuilder();

  ReportPage(SnapshotReport report) {
    this.report = report;
  }

  String page() {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(escaped(report.name())).append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>").append(escaped(report.name()))
        .append("</h1>\n<p class=\"soft\">").append(escaped(String.join(", ", facts()))).append("</p>\n");
    findings();
    String tree = ReportCharts.treemap(report.operators());
    if (!tree.isEmpty()) {
      heading("Sizes by operator and state");
      out.append(tree);
    }
    report.comparison().ifPresent(this::comparison);
    states();
    skew();
    positions();
    return out.append("</body>\n</html>\n").toString();
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>(List.of(report.kind(), "checkpoint " + report.checkpointId(), "metadata version " + report.metadataVersion(),
        Sizes.text(report.sizeBytes()) + " of state"));
    report.takenAt().ifPresent(time -> facts.add("taken " + time));
    Optional<Manifest> manifest = report.sidecar().map(sidecar -> sidecar.manifest());
    manifest.filter(known -> !known.jobName().isEmpty()).ifPresent(known -> facts.add("job " + known.jobName()));
    manifest.flatMap(Manifest::label).ifPresent(label -> facts.add("label " + label));
    manifest.flatMap(Manifest::note).ifPresent(note -> facts.add("note: " + note));
    return facts;
  }

  private void findings() {
    heading("Findings");
    if (report.findings().isEmpty()) {
      out.append("<p>Nothing odd was found.</p>\n");
    }
    for (SnapshotFinding finding : report.findings()) {
      String level = finding.level().name().toLowerCase(Locale.ROOT);
      String place = finding.operator().map(operator -> operator + finding.state().map(state -> " / " + state).orElse("")).orElse("");
      out.append("<div class=\"f ").append(level).append("\"><b>").append(level).append("</b> ").append(escaped(place)).append("<p>").append(escaped(finding.text()))
          .append("</p>");
      if (!finding.evidence().isEmpty()) {
        out.append("<p class=\"soft\">").append(escaped(String.join("; ", finding.evidence()))).append("</p>");
      }
      if (!finding.remedy().isEmpty()) {
        out.append("<p>").append(escaped(finding.remedy())).append("</p>");
      }
      out.append("</div>\n");
    }
  }

  private void comparison(SnapshotReport.Comparison comparison) {
    heading("Changes since " + comparison.name());
    List<OperatorDiff> changed = comparison.result().operators().stream().filter(operator -> !operator.isEqual() || !operator.isComplete()).toList();
    if (changed.isEmpty()) {
      out.append("<p>All state is equal.</p>\n");
      return;
    }
    begin("Operator", "State", "Entries before", "Entries now", "Added", "Removed", "Changed", "");
    for (OperatorDiff operator : changed) {
      operator.problem().ifPresent(problem -> row(List.of(operator.label(), ""), List.of(), "Not compared: " + problem.getMessage()));
      for (StateDiff state : operator.states()) {
        if (!state.isEqual() || state.problem().isPresent()) {
          row(List.of(operator.label(), state.name()), List.of(state.entriesBefore(), state.entriesAfter(), state.added(), state.removed(), state.changed()),
              String.join(" ", state.typeChanges()) + state.problem().map(problem -> " Not compared to its end: " + problem.getMessage()).orElse(""));
        }
      }
      operator.positions().forEach(position -> row(List.of(operator.label(), position.split()), List.of(),
          position.before().orElse("none") + " \u2192 " + position.after().orElse("none")));
    }
    end();
  }

  private void row(List<String> names, List<Long> numbers, String text) {
    out.append("<tr>");
    names.forEach(name -> out.append("<td>").append(escaped(name)).append("</td>"));
    numbers.forEach(number -> out.append("<td class=\"n\">").append(Sizes.grouped(number)).append("</td>"));
    out.append("<td").append(numbers.isEmpty() ? " colspan=\"6\"" : "").append('>').append(escaped(text)).append("</td></tr>\n");
  }

  private void states() {
    heading("Operators and states");
    begin("Operator", "Parallelism", "State", "Kind", "Entries", "Bytes", "Key", "Value");
    for (Operator operator : report.operators()) {
      String head = "<td rowspan=\"" + Math.max(1, operator.states().size()) + "\">" + escaped(operator.label())
          + (operator.label().equals(operator.operatorId()) ? "" : "<br><span class=\"soft id\">" + operator.operatorId() + "</span>") + "</td><td class=\"n\" rowspan=\""
          + Math.max(1, operator.states().size()) + "\">" + operator.parallelism() + " of " + operator.maxParallelism() + "</td>";
      if (operator.states().isEmpty()) {
        out.append("<tr>").append(head).append("<td colspan=\"6\" class=\"soft\">").append(operator.sizeBytes() == 0 ? "no state" : Sizes.text(operator.sizeBytes()))
            .append("</td></tr>\n");
      }
      for (State state : operator.states()) {
        String about = state.isExact() ? "" : "~";
        out.append("<tr>").append(head).append("<td>").append(escaped(state.name())).append("</td><td>").append(escaped(state.kind())).append("</td><td class=\"n\">")
            .append(about).append(Sizes.grouped(state.entries())).append("</td><td class=\"n\">").append(about).append(Sizes.grouped(state.sizeBytes()))
            .append("</td><td class=\"t\">").append(escaped(state.keyType())).append("</td><td class=\"t\">").append(escaped(state.valueType())).append("</td></tr>\n");
        head = "";
      }
    }
    end();
  }

  private void skew() {
    List<Operator> keyed = report.operators().stream().filter(operator -> operator.keyGroups().filter(sizes -> sizes.totalBytes() > 0).isPresent()).toList();
    if (keyed.isEmpty()) {
      return;
    }
    heading("Key groups");
    out.append("<p class=\"soft\">Bytes of keyed state by key group; dashed lines are the borders of the subtasks.</p>\n");
    for (Operator operator : keyed) {
      KeyGroupSizes sizes = operator.keyGroups().orElseThrow();
      long[] subtasks = sizes.ofSubtasks(Math.max(1, operator.parallelism()));
      long largest = 0;
      for (long subtask : subtasks) {
        largest = Math.max(largest, subtask);
      }
      out.append("<h3>").append(escaped(operator.label())).append("</h3>\n<p class=\"soft\">").append(subtasks.length).append(subtasks.length == 1 ? " subtask" : " subtasks")
          .append(", the largest with ").append(Sizes.text(largest)).append(", the mean ").append(Sizes.text(sizes.totalBytes() / subtasks.length)).append("</p>\n")
          .append(ReportCharts.keyGroups(operator, sizes));
    }
  }

  private void positions() {
    List<Operator> sources = report.operators().stream().filter(operator -> !operator.positions().isEmpty()).toList();
    if (sources.isEmpty()) {
      return;
    }
    heading("Source positions");
    begin("Source", "Position");
    sources.forEach(source -> source.positions().forEach(position -> out.append("<tr><td>").append(escaped(source.label())).append("</td><td>").append(escaped(position))
        .append("</td></tr>\n")));
    end();
  }

  private void heading(String text) {
    out.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  private void begin(String... titles) {
    out.append("<div class=\"scroll\"><table>\n<tr>");
    for (String title : titles) {
      out.append("<th>").append(escaped(title)).append("</th>");
    }
    out.append("</tr>\n");
  }

  private void end() {
    out.append("</table></div>\n");
  }

  /** The text with what has a meaning in HTML replaced, also what cannot be shown. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> {
      switch (character) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.appendCodePoint(Character.isISOControl(character) || character >= 0xd800 && character <= 0xdfff ? 0xfffd : character);
      }
    });
    return escaped.toString();
  }
}
