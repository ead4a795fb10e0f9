package dev.stillwater.host.report;

import static dev.stillwater.host.report.ReportMarkup.breakable;
import static dev.stillwater.host.report.ReportMarkup.escaped;

import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.host.report.SnapshotReport.Operator;
import dev.stillwater.host.report.SnapshotReport.State;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report as one page of HTML: no scripts, nothing from elsewhere, readable in light and dark, on a telephone and on paper.
 *
 * <p>THREADING: one thread.
 */
final class ReportPage {
  private static final int CHARTS_MAX = 24;
  private static final int EVIDENCE_LINE_MAX = 120;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SnapshotReport report;
  private final StringBuilder out = new StringBuilder();
  private final ReportMarkup markup = new ReportMarkup(out);

  ReportPage(SnapshotReport report) {
    this.report = report;
  }

  /** A part of the page; it is left out where it has nothing to say. */
  private record Section(String id, String title, boolean isShown, Runnable content) {
  }

  String page() {
    String name = escaped(report.name());
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
        .append(name).append(" - snapshot report</title>\n<style>\n").append(ReportMarkup.STYLE).append("</style>\n</head>\n<body>\n<header>\n<div class=\"soft\">Snapshot report</div>\n<h1>")
        .append(name).append("</h1>\n");
    facts();
    List<Section> sections = sections();
    out.append("<nav aria-label=\"Contents\">");
    sections.forEach(section -> out.append("<a href=\"#").append(section.id()).append("\">").append(section.title()).append("</a> "));
    out.append("</nav>\n</header>\n<main>\n");
    for (Section section : sections) {
      markup.heading(section.id(), section.title());
      section.content().run();
    }
    return out.append("</main>\n<footer>Made by Stillwater. The search is bounded; <code>stillwater verify</code> reads every byte.</footer>\n</body>\n</html>\n").toString();
  }

  private List<Section> sections() {
    String tree = ReportCharts.treemap(report.operators());
    List<Section> all = new ArrayList<>();
    all.add(new Section("findings", "Findings", true, this::findings));
    all.add(new Section("sizes", "Sizes by operator and state", !tree.isEmpty(), () -> out.append(tree)));
    all.add(new Section("changes", "Changes", report.comparison().isPresent(), () -> new ReportComparison(report.comparison().orElseThrow(), markup).append()));
    all.add(new Section("states", "Operators and states", true, this::states));
    all.add(new Section("key-groups", "Key groups", !keyed().isEmpty(), this::skew));
    all.add(new Section("positions", "Source positions", report.operators().stream().anyMatch(operator -> !operator.positions().isEmpty()), this::positions));
    return all.stream().filter(Section::isShown).toList();
  }

  private void facts() {
    Optional<Manifest> manifest = report.sidecar().map(sidecar -> sidecar.manifest());
    out.append("<dl>\n");
    fact("", "Kind", report.kind());
    manifest.filter(known -> !known.jobName().isEmpty()).ifPresent(known -> fact("", "Job", known.jobName()));
    report.takenAt().ifPresent(time -> fact("", "Taken", TIME.format(time)));
    fact("", "Checkpoint", Sizes.grouped(report.checkpointId()));
    fact("", "State", Sizes.text(report.sizeBytes()));
    fact("", "Operators", Sizes.grouped(report.operators().size()));
    fact("", "Metadata version", Integer.toString(report.metadataVersion()));
    manifest.flatMap(Manifest::label).ifPresent(label -> fact("", "Label", label));
    manifest.flatMap(Manifest::note).ifPresent(note -> fact("wide", "Notes", note));
    out.append("</dl>\n");
  }

  private void fact(String style, String title, String text) {
    out.append(style.isEmpty() ? "<div>" : "<div class=\"" + style + "\">").append("<dt>").append(title).append("</dt><dd>").append(String.join("<br>", text.lines().map(ReportMarkup::escaped).toList()))
        .append("</dd></div>\n");
  }

  private void findings() {
    if (report.findings().isEmpty()) {
      markup.paragraph("", "Nothing odd was found.");
      return;
    }
    List<String> counts = new ArrayList<>();
    for (SnapshotFinding.Level level : SnapshotFinding.Level.values()) {
      long count = report.findings().stream().filter(finding -> finding.level() == level).count();
      String word = level.name().toLowerCase(Locale.ROOT);
      if (count > 0) {
        counts.add(Sizes.counted(count, word, word + "s"));
      }
    }
    markup.paragraph("soft", String.join(", ", counts));
    report.findings().forEach(this::finding);
  }

  private void finding(SnapshotFinding finding) {
    String level = finding.level().name().toLowerCase(Locale.ROOT);
    String place = finding.operator().map(operator -> operator + finding.state().map(state -> " / " + state).orElse("")).orElse("The snapshot");
    out.append("<div class=\"f ").append(level).append("\"><h3><b>").append(level).append("</b>").append(escaped(place)).append("</h3>\n");
    markup.paragraph("", finding.text());
    String evidence = String.join("; ", finding.evidence());
    if (evidence.length() > EVIDENCE_LINE_MAX) {
      out.append("<ul class=\"soft\">");
      finding.evidence().forEach(each -> out.append("<li>").append(escaped(each)).append("</li>"));
      out.append("</ul>\n");
    } else if (!evidence.isEmpty()) {
      markup.paragraph("soft", evidence);
    }
    if (!finding.remedy().isEmpty()) {
      markup.paragraph("", finding.remedy());
    }
    out.append("</div>\n");
  }

  private void states() {
    boolean hasEstimates = report.operators().stream().flatMap(operator -> operator.states().stream()).anyMatch(state -> !state.isExact());
    if (hasEstimates) {
      markup.paragraph("soft", "Numbers behind ~ are estimates.");
    }
    markup.begin("Operators and states", "Operator", ">Parallelism", "State", "Kind", ">Entries", ">Bytes", "Key", "Value");
    for (Operator operator : report.operators()) {
      String rows = " rowspan=\"" + Math.max(1, operator.states().size()) + "\">";
      String head = "<th scope=\"row\"" + rows + breakable(operator.label())
          + (operator.label().equals(operator.operatorId()) ? "" : "<span class=\"soft id\">" + escaped(operator.operatorId()) + "</span>") + "</th><td class=\"n\"" + rows
          + operator.parallelism() + " of " + operator.maxParallelism() + "</td>";
      if (operator.states().isEmpty()) {
        out.append("<tr>").append(head).append("<td colspan=\"6\" class=\"soft\">").append(operator.sizeBytes() == 0 ? "no state" : Sizes.text(operator.sizeBytes()))
            .append("</td></tr>\n");
      }
      for (State state : operator.states()) {
        String about = state.isExact() ? "" : "~";
        out.append("<tr>").append(head).append("<td class=\"m\">").append(breakable(state.name())).append("</td><td class=\"k\">").append(escaped(state.kind())).append("</td><td class=\"n\">")
            .append(about).append(Sizes.grouped(state.entries())).append("</td><td class=\"n\">").append(about).append(Sizes.grouped(state.sizeBytes()))
            .append("</td><td class=\"t\">").append(escaped(state.keyType())).append("</td><td class=\"t\">").append(escaped(state.valueType())).append("</td></tr>\n");
        head = "";
      }
    }
    markup.end();
  }

  /** Operators whose key groups can be drawn, the largest first. */
  private List<Operator> keyed() {
    return report.operators().stream().filter(operator -> operator.keyGroups().filter(sizes -> sizes.totalBytes() > 0).isPresent())
        .sorted(Comparator.comparingLong((Operator operator) -> operator.keyGroups().orElseThrow().totalBytes()).reversed()).toList();
  }

  private void skew() {
    List<Operator> keyed = keyed();
    markup.paragraph("soft", "Bytes of keyed state by key group, the largest operator first; dashed lines are the borders of the subtasks.");
    for (Operator operator : keyed.subList(0, Math.min(CHARTS_MAX, keyed.size()))) {
      KeyGroupSizes sizes = operator.keyGroups().orElseThrow();
      long[] subtasks = sizes.ofSubtasks(Math.max(1, operator.parallelism()));
      long largest = Arrays.stream(subtasks).max().orElse(0);
      out.append("<div class=\"chart\"><h3>").append(escaped(operator.label())).append("</h3>\n");
      markup.paragraph("soft small", subtasks.length == 1 ? "1 subtask with " + Sizes.text(largest) : Sizes.grouped(subtasks.length) + " subtasks, the largest with "
          + Sizes.text(largest) + ", the mean " + Sizes.text(sizes.totalBytes() / subtasks.length));
      out.append(ReportCharts.keyGroups(operator, sizes)).append("</div>\n");
    }
    if (keyed.size() > CHARTS_MAX) {
      markup.paragraph("soft", Sizes.counted(keyed.size() - CHARTS_MAX, "smaller operator is not drawn.", "smaller operators are not drawn."));
    }
  }

  private void positions() {
    markup.begin("Source positions", "Source", "Position");
    for (Operator source : report.operators()) {
      source.positions().forEach(position -> markup.row(2, List.of(source.label()), List.of(), position));
    }
    markup.end();
  }
}
