package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.ResultDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison as text: the verdict, where the versions part, the numbers, the first differences.
 *
 * <p>THREADING: stateless.
 */
final class ReportText {
  private static final int DIFFERENCES_MAX = 20;
  private static final int ROWS_MAX = 5;
  private static final String SINK_FORMAT = "  %-22s %14s %12s %12s %12s %12s%s";
  private static final String OPERATOR_FORMAT = "  %-22s %13s %13s %13s %13s %9s %9s %12s %12s  %s";

  private ReportText() {
  }

  static List<String> lines(ComparisonResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(result.verdict());
    lines.add("");
    lines.add("A: " + run(result.a()));
    lines.add("B: " + run(result.b()));
    result.notes().forEach(note -> lines.add("Note: " + note));
    modelChanges(result, lines);
    result.divergence().ifPresent(divergence -> divergence(divergence, lines));
    numbers("RESULTS BY SINK", result.sinks(), lines);
    result.streams().ifPresent(streams -> numbers("ROWS BY OUTPUT", streams.stream().map(StreamDiff::rows).toList(), lines));
    operators(result.operators(), lines);
    result.sinks().forEach(sink -> differences(sink, lines));
    result.contribution().ifPresent(contribution -> contribution(contribution, lines));
    return lines;
  }

  private static String run(RunFigures run) {
    return run.name() + ", " + number(run.recordsRead()) + (run.recordsRead() == 1 ? " input record" : " input records") + " in " + seconds(run.runTimeMs())
        + run.failure().map(failure -> "; failed: " + failure.text()).orElse("");
  }

  private static void modelChanges(ComparisonResult result, List<String> lines) {
    if (!result.modelChanges().isEmpty()) {
      lines.add("");
      lines.add("The jobs differ in:");
      result.modelChanges().forEach(change -> lines.add("  " + change(change)));
    }
  }

  private static String change(ModelChange change) {
    String what = change.subject() + (change.feature().isEmpty() ? "" : ", " + change.feature());
    if (change.feature().isEmpty()) {
      return what + (change.a().isEmpty() ? " only in B: " + change.b() : " only in A: " + change.a());
    }
    return what + ": " + (change.a().isEmpty() ? "not set" : change.a()) + " -> " + (change.b().isEmpty() ? "not set" : change.b());
  }

  private static void divergence(Divergence divergence, List<String> lines) {
    lines.add("");
    lines.add("First divergence: " + sentence(divergence));
    divergence.record().flatMap(record -> record.row()).ifPresent(row -> lines.add("  input record   " + ResultRow.of(row).text()));
    divergence.inputs().forEach(rows -> rows("input", rows, Presence.BOTH, lines));
    for (Divergence.StateAt state : divergence.states().stream().limit(ROWS_MAX).toList()) {
      lines.add("  state " + state.state() + ", " + state.place());
      lines.add("    A  before " + state.beforeA());
      lines.add("       after  " + state.afterA());
      lines.add("    B  before " + state.beforeB());
      lines.add("       after  " + state.afterB());
    }
    divergence.outputs().forEach(rows -> rows("output", rows, divergence.presence(), lines));
  }

  /** Where the versions part, in words. */
  static String sentence(Divergence divergence) {
    String what = switch (divergence.kind()) {
      case OUTPUT -> "the output of operator ";
      case STATE -> "the state of operator ";
      case FAILURE -> "a failure of operator ";
    };
    String only = switch (divergence.presence()) {
      case BOTH -> "";
      case ONLY_BEFORE -> " (only in A)";
      case ONLY_AFTER -> " (only in B)";
    };
    return what + divergence.operator() + only + divergence.record().map(record -> ", at the record at " + record.position() + " (number "
        + number(divergence.recordNumber()) + " of the replay)").orElse(", when the input has ended");
  }

  private static void rows(String what, Divergence.Rows rows, Presence presence, List<String> lines) {
    lines.add("  " + what + " " + rows.stream() + " (" + relation(rows, presence) + ")");
    if (presence != Presence.ONLY_AFTER) {
      rows("A", rows.a(), lines);
    }
    if (presence != Presence.ONLY_BEFORE) {
      rows("B", rows.b(), lines);
    }
  }

  /** How the rows of both sides are to each other; an operator of one version has nothing to differ from. */
  static String relation(Divergence.Rows rows, Presence presence) {
    return switch (presence) {
      case BOTH -> rows.isEqual() ? "equal" : "differs";
      case ONLY_BEFORE -> "only A has it";
      case ONLY_AFTER -> "only B has it";
    };
  }

  private static void rows(String side, List<ResultRow> rows, List<String> lines) {
    rows.stream().limit(ROWS_MAX).forEach(row -> lines.add("    " + side + "  " + row.text()));
    if (rows.isEmpty()) {
      lines.add("    " + side + "  nothing");
    } else if (rows.size() > ROWS_MAX) {
      lines.add("    " + side + "  and " + number(rows.size() - ROWS_MAX) + " more");
    }
  }

  private static void numbers(String title, List<SinkDiff> diffs, List<String> lines) {
    lines.add("");
    lines.add(line(SINK_FORMAT, title, "EQUAL", "ONLY IN A", "ONLY IN B", "CHANGED", "MOVED", ""));
    for (SinkDiff diff : diffs) {
      String presence = diff.presence() == Presence.BOTH ? "" : diff.presence() == Presence.ONLY_BEFORE ? "  only A has it" : "  only B has it";
      lines.add(line(SINK_FORMAT, diff.name(), number(diff.equal()), number(diff.onlyA()), number(diff.onlyB()), number(diff.changed()), number(diff.moved()), presence));
      diff.columnNotes().forEach(note -> lines.add("    " + note));
    }
  }

  private static void operators(List<OperatorComparison> operators, List<String> lines) {
    lines.add("");
    lines.add(line(OPERATOR_FORMAT, "OPERATORS", "IN A", "IN B", "OUT A", "OUT B", "TIME A", "TIME B", "STATE A", "STATE B", "STATE AT THE END"));
    for (OperatorComparison operator : operators) {
      lines.add(line(OPERATOR_FORMAT, operator.uid(), operator.a().map(figures -> number(figures.recordsIn())).orElse("-"),
          operator.b().map(figures -> number(figures.recordsIn())).orElse("-"), operator.a().map(figures -> number(figures.recordsOut())).orElse("-"),
          operator.b().map(figures -> number(figures.recordsOut())).orElse("-"), time(operator.a()), time(operator.b()), bytes(operator.a()), bytes(operator.b()), state(operator)).stripTrailing());
    }
  }

  private static String time(Optional<OperatorFigures> figures) {
    return figures.map(known -> number(known.taskTimeMs()) + " ms").orElse("-");
  }

  /** What became of an operator's state, in a few words. */
  static String state(OperatorComparison operator) {
    if (operator.state().isEmpty()) {
      return "not compared";
    }
    if (operator.a().isEmpty() || operator.b().isEmpty()) {
      return operator.a().isEmpty() ? "only in B" : "only in A";
    }
    if (operator.state().get().states().isEmpty()) {
      return "none";
    }
    if (operator.state().get().isEqual()) {
      return "equal";
    }
    return operator.state().get().states().stream().filter(state -> !state.isEqual()).map(ReportText::state).collect(Collectors.joining("; "));
  }

  private static String state(StateDiff state) {
    List<String> parts = new ArrayList<>();
    count(parts, state.removed(), "only in A");
    count(parts, state.added(), "only in B");
    count(parts, state.changed(), "changed");
    if (!state.typeChanges().isEmpty()) {
      parts.add("other type");
    }
    return state.name() + ": " + (parts.isEmpty() ? "differs" : String.join(", ", parts));
  }

  private static void count(List<String> parts, long number, String words) {
    if (number > 0) {
      parts.add(number(number) + " " + words);
    }
  }

  private static String bytes(Optional<OperatorFigures> figures) {
    return figures.isEmpty() || figures.get().stateBytes() < 0 ? "-" : number(figures.get().stateBytes()) + " B";
  }

  private static void differences(SinkDiff sink, List<String> lines) {
    if (sink.differences().isEmpty()) {
      return;
    }
    long shown = Math.min(DIFFERENCES_MAX, sink.differences().size());
    lines.add("");
    lines.add("Sink " + sink.name() + ", " + (shown < sink.differenceCount() ? "the first " : "") + number(shown) + " of " + number(sink.differenceCount())
        + (sink.differenceCount() == 1 ? " difference:" : " differences:"));
    sink.differences().stream().limit(DIFFERENCES_MAX).forEach(difference -> lines.addAll(difference(difference)));
  }

  private static List<String> difference(ResultDifference difference) {
    return switch (difference.kind()) {
      case ONLY_A -> List.of("  only in A  " + difference.row().text());
      case ONLY_B -> List.of("  only in B  " + difference.row().text());
      case MOVED -> List.of("  moved      " + difference.row().text());
      case CHANGED -> List.of("  changed    " + key(difference), "             " + difference.changedFields().stream().map(field -> field + " "
          + difference.a().orElseThrow().text(field).orElse("null") + " -> " + difference.b().orElseThrow().text(field).orElse("null"))
          .collect(Collectors.joining(", ")));
    };
  }

  /** What a difference is called. */
  static String key(ResultDifference difference) {
    String key = difference.key().stream().map(field -> field.field() + " " + field.value()).collect(Collectors.joining(", "));
    return !key.isEmpty() ? key : difference.kind() == Kind.CHANGED ? difference.row().eventTime().map(Object::toString).orElse("no key") : "";
  }

  private static void contribution(Contribution contribution, List<String> lines) {
    lines.add("");
    lines.add("Input behind key " + contribution.key() + contribution.window().map(window -> ", window " + StateValueText.window(window.startMs(), window.endMs())).orElse("")
        + " of operator " + contribution.operator() + (contribution.isCut() ? " (the first)" : "") + ":");
    arrivals("A", contribution.a(), lines);
    arrivals("B", contribution.b(), lines);
  }

  private static void arrivals(String side, List<Contribution.Arrival> arrivals, List<String> lines) {
    lines.add("  " + side + ": " + number(arrivals.size()) + (arrivals.size() == 1 ? " record" : " records"));
    arrivals.stream().limit(DIFFERENCES_MAX).forEach(arrival -> lines.add("    " + arrival.position() + "  " + arrival.row().text()));
    if (arrivals.size() > DIFFERENCES_MAX) {
      lines.add("    and " + number(arrivals.size() - DIFFERENCES_MAX) + " more");
    }
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  private static String line(String format, Object... cells) {
    return String.format(Locale.ROOT, format, cells).stripTrailing();
  }
}
