package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.RowField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A comparison as one page of HTML: no scripts, nothing from elsewhere, readable in light and dark and on paper.
 *
 * <p>THREADING: one thread.
 */
final class ReportHtml {
  private static final int DIFFERENCES_MAX = 200;
  private static final int ROWS_MAX = 50;
  private static final String STYLE = """
      :root{color-scheme:light dark;--back:#fff;--text:#1d2530;--soft:#5b6675;--line:#d5dae1;--head:#f2f4f7;--good:#14713d;--bad:#a3261f;--a:#fde9e7;--b:#e3f3e8}
      @media (prefers-color-scheme:dark){:root{--back:#14181d;--text:#e2e7ee;--soft:#9aa5b4;--line:#36404c;--head:#1d232b;--good:#5fd08f;--bad:#ff8d84;--a:#4a2421;--b:#1c3d2a}}
      body{margin:2rem auto;max-width:76rem;padding:0 1rem;background:var(--back);color:var(--text);font:15px/1.45 system-ui,sans-serif}
      h1{font-size:1.1rem;font-weight:600;color:var(--soft);margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
      .verdict{font-size:1.5rem;line-height:1.3;margin:.3rem 0 1rem;border-left:.35rem solid;padding-left:.8rem}.equal{border-color:var(--good)}.different{border-color:var(--bad)}
      .scroll{overflow-x:auto}table{border-collapse:collapse;margin:.3rem 0}th,td{border:1px solid var(--line);padding:.2rem .55rem;text-align:left;vertical-align:top}
      th{background:var(--head);font-weight:600}td.n{text-align:right;font-variant-numeric:tabular-nums}td.a{background:var(--a)}td.b{background:var(--b)}
      .soft{color:var(--soft)}code{font:13px ui-monospace,monospace}
      """;

  private final ComparisonResult result;
  private final String title;
  private final StringBuilder out = new StringBuilder();

  ReportHtml(ComparisonResult result, String title) {
    this.result = result;
    this.title = title;
  }

  String page() {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    text(title).append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
    text(title).append("</h1>\n<p class=\"verdict ").append(result.isEqual() ? "equal" : "different").append("\">");
    text(result.verdict()).append("</p>\n<p>A: ");
    text(run(result.a())).append("<br>B: ");
    text(run(result.b())).append("</p>\n");
    result.notes().forEach(note -> text(note, out.append("<p class=\"soft\">")).append("</p>\n"));
    modelChanges();
    result.divergence().ifPresent(this::divergence);
    numbers("Results by sink", result.sinks());
    result.streams().ifPresent(streams -> numbers("Rows by output", streams.stream().map(StreamDiff::rows).toList()));
    operators();
    result.sinks().forEach(sink -> differences("Sink ", sink));
    result.streams().ifPresent(streams -> streams.forEach(stream -> differences("Output ", stream.rows())));
    result.operators().forEach(this::state);
    result.contribution().ifPresent(this::contribution);
    return out.append("</body>\n</html>\n").toString();
  }

  private static String run(RunFigures run) {
    return run.name() + ", " + ReportText.number(run.recordsRead()) + " input records in " + ReportText.seconds(run.runTimeMs())
        + run.failure().map(failure -> "; failed: " + failure.text()).orElse("");
  }

  private void modelChanges() {
    if (result.modelChanges().isEmpty()) {
      return;
    }
    heading("Differences of the jobs");
    begin("What", "Feature", "A", "B");
    for (ModelChange change : result.modelChanges()) {
      out.append("<tr>");
      cell("", change.subject());
      cell("", change.feature());
      cell("a", change.a());
      cell("b", change.b());
      out.append("</tr>\n");
    }
    end();
  }

  private void divergence(Divergence divergence) {
    heading("First divergence");
    String sentence = ReportText.sentence(divergence);
    text(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1), out.append("<p>")).append(".</p>\n");
    divergence.record().flatMap(record -> record.row()).ifPresent(row -> text(ResultRow.of(row).text(), out.append("<p>Input record: <code>")).append("</code></p>\n"));
    divergence.inputs().forEach(rows -> rows("Input ", rows, Presence.BOTH));
    if (!divergence.states().isEmpty()) {
      begin("State", "Entry", "A before", "A after", "B before", "B after");
      for (Divergence.StateAt state : divergence.states()) {
        out.append("<tr>");
        cell("", state.state());
        cell("", state.place());
        cell("", state.beforeA());
        cell("a", state.afterA());
        cell("", state.beforeB());
        cell("b", state.afterB());
        out.append("</tr>\n");
      }
      end();
    }
    divergence.outputs().forEach(rows -> rows("Output ", rows, divergence.presence()));
  }

  private void rows(String what, Divergence.Rows rows, Presence presence) {
    text(what + rows.stream() + ": " + ReportText.relation(rows, presence), out.append("<p>")).append("</p>\n");
    List<RowField> fields = rows.a().isEmpty() ? rows.b().isEmpty() ? List.of() : rows.b().getFirst().type().fields() : rows.a().getFirst().type().fields();
    if (fields.isEmpty()) {
      out.append(presence == Presence.BOTH ? "<p class=\"soft\">nothing on either side</p>\n" : "<p class=\"soft\">nothing</p>\n");
      return;
    }
    begin(headings("", fields.stream().map(RowField::name).toList()));
    rows.a().stream().limit(ROWS_MAX).forEach(row -> row("A", rows.isEqual() ? "" : "a", row, fields));
    rows.b().stream().limit(ROWS_MAX).forEach(row -> row("B", rows.isEqual() ? "" : "b", row, fields));
    end();
  }

  private void row(String side, String style, ResultRow row, List<RowField> fields) {
    out.append("<tr>");
    cell("", side);
    fields.forEach(field -> cell(style, row.text(field.name()).orElse("null")));
    out.append("</tr>\n");
  }

  private void numbers(String heading, List<SinkDiff> diffs) {
    heading(heading);
    begin("", "Rows A", "Rows B", "Equal", "Only in A", "Only in B", "Changed", "Moved", "");
    for (SinkDiff diff : diffs) {
      out.append("<tr>");
      cell("", diff.name());
      for (long number : new long[] {diff.rowsA(), diff.rowsB(), diff.equal(), diff.onlyA(), diff.onlyB(), diff.changed(), diff.moved()}) {
        cell("n", ReportText.number(number));
      }
      String presence = diff.presence() == Presence.BOTH ? "" : diff.presence() == Presence.ONLY_BEFORE ? "only A has it" : "only B has it";
      cell("", String.join("; ", diff.columnNotes()) + presence);
      out.append("</tr>\n");
    }
    end();
  }

  private void operators() {
    heading("Operators");
    begin("Operator", "In A", "In B", "Out A", "Out B", "Late A", "Late B", "Time A, ms", "Time B, ms", "State A, bytes", "State B, bytes", "State at the end");
    for (OperatorComparison operator : result.operators()) {
      out.append("<tr>");
      cell("", operator.uid());
      figures(operator.a().map(OperatorFigures::recordsIn), operator.b().map(OperatorFigures::recordsIn));
      figures(operator.a().map(OperatorFigures::recordsOut), operator.b().map(OperatorFigures::recordsOut));
      figures(operator.a().map(OperatorFigures::lateRecords), operator.b().map(OperatorFigures::lateRecords));
      figures(operator.a().map(OperatorFigures::taskTimeMs), operator.b().map(OperatorFigures::taskTimeMs));
      figures(operator.a().map(OperatorFigures::stateBytes).filter(bytes -> bytes >= 0), operator.b().map(OperatorFigures::stateBytes).filter(bytes -> bytes >= 0));
      cell("", ReportText.state(operator));
      out.append("</tr>\n");
    }
    end();
  }

  private void figures(Optional<Long> a, Optional<Long> b) {
    cell("n", a.map(ReportText::number).orElse("-"));
    cell("n", b.map(ReportText::number).orElse("-"));
  }

  private void differences(String what, SinkDiff diff) {
    if (diff.differences().isEmpty()) {
      return;
    }
    long shown = Math.min(DIFFERENCES_MAX, diff.differences().size());
    heading(what + diff.name() + ": " + (shown < diff.differenceCount() ? "the first " + ReportText.number(shown) + " of " : "")
        + ReportText.number(diff.differenceCount()) + (diff.differenceCount() == 1 ? " difference" : " differences"));
    Set<String> fields = new LinkedHashSet<>();
    diff.differences().stream().limit(DIFFERENCES_MAX).forEach(difference -> {
      difference.a().ifPresent(row -> row.type().fields().forEach(field -> fields.add(field.name())));
      difference.b().ifPresent(row -> row.type().fields().forEach(field -> fields.add(field.name())));
    });
    begin(headings("", List.copyOf(fields)));
    diff.differences().stream().limit(DIFFERENCES_MAX).forEach(difference -> difference(difference, fields));
    end();
  }

  /** Both sides in one row; where a field differs, both values. */
  private void difference(ResultDifference difference, Set<String> fields) {
    out.append("<tr>");
    cell("", switch (difference.kind()) {
      case CHANGED -> "changed";
      case ONLY_A -> "only in A";
      case ONLY_B -> "only in B";
      case MOVED -> "moved";
    });
    String style = switch (difference.kind()) {
      case ONLY_A -> "a";
      case ONLY_B -> "b";
      case CHANGED, MOVED -> "";
    };
    for (String field : fields) {
      if (difference.changedFields().contains(field)) {
        out.append("<td><table><tr>");
        cell("a", "A " + difference.a().flatMap(row -> row.text(field)).orElse("null"));
        out.append("</tr><tr>");
        cell("b", "B " + difference.b().flatMap(row -> row.text(field)).orElse("null"));
        out.append("</tr></table></td>");
      } else {
        cell(style, difference.row().type().indexOf(field) < 0 ? "" : difference.row().text(field).orElse("null"));
      }
    }
    out.append("</tr>\n");
  }

  private void state(OperatorComparison operator) {
    for (StateDiff state : operator.hasOtherState() ? operator.state().orElseThrow().states() : List.<StateDiff>of()) {
      if (state.isEqual()) {
        continue;
      }
      heading("State " + state.name() + " of operator " + operator.uid() + " at the end");
      state.typeChanges().forEach(change -> text(change, out.append("<p class=\"soft\">")).append("</p>\n"));
      begin("Entry", "A", "B");
      for (EntryChange change : state.changes().stream().limit(DIFFERENCES_MAX).toList()) {
        out.append("<tr>");
        cell("", StateValueText.place(change.entry()));
        cell("a", change.kind() == EntryChange.Kind.ADDED ? "none" : StateValueText.of(change.oldValue()));
        cell("b", change.kind() == EntryChange.Kind.REMOVED ? "none" : StateValueText.of(change.newValue()));
        out.append("</tr>\n");
      }
      end();
    }
  }

  private void contribution(Contribution contribution) {
    heading("Input behind key " + contribution.key() + contribution.window().map(window -> ", window " + StateValueText.window(window.startMs(), window.endMs()))
        .orElse("") + " of operator " + contribution.operator());
    begin("Side", "Read at", "Record");
    arrivals("A", contribution.a());
    arrivals("B", contribution.b());
    end();
    if (contribution.isCut()) {
      out.append("<p class=\"soft\">There are more.</p>\n");
    }
  }

  private void arrivals(String side, List<Contribution.Arrival> arrivals) {
    for (Contribution.Arrival arrival : arrivals) {
      out.append("<tr>");
      cell("", side);
      cell("", arrival.position());
      cell("", arrival.row().text());
      out.append("</tr>\n");
    }
  }

  private void heading(String heading) {
    text(heading, out.append("<h2>")).append("</h2>\n");
  }

  private static String[] headings(String first, List<String> others) {
    String[] all = new String[others.size() + 1];
    all[0] = first;
    for (int index = 0; index < others.size(); index++) {
      all[index + 1] = others.get(index);
    }
    return all;
  }

  private void begin(String... headings) {
    out.append("<div class=\"scroll\"><table><tr>");
    for (String heading : headings) {
      text(heading, out.append("<th>")).append("</th>");
    }
    out.append("</tr>\n");
  }

  private void end() {
    out.append("</table></div>\n");
  }

  private void cell(String style, String value) {
    text(value, out.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">")).append("</td>");
  }

  private StringBuilder text(String value) {
    return text(value, out);
  }

  /** Appends text so that a browser takes it for nothing but text. */
  private static StringBuilder text(String value, StringBuilder out) {
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      switch (character) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(character < ' ' && character != '\n' && character != '\t' ? '\uFFFD' : character);
      }
    }
    return out;
  }
}
