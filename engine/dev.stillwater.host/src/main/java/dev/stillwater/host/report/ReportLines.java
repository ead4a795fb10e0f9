package dev.stillwater.host.report;

import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.Presence;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.host.report.SnapshotReport.Operator;
import dev.stillwater.host.report.SnapshotReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report as lines of text: findings first.
 *
 * <p>THREADING: stateless.
 */
final class ReportLines {
  private ReportLines() {
  }

  static List<String> of(SnapshotReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.name() + ": " + report.kind() + ", checkpoint " + report.checkpointId() + ", metadata version " + report.metadataVersion() + ", "
        + Sizes.text(report.sizeBytes()) + " of state" + report.takenAt().map(time -> ", taken " + time).orElse(""));
    lines.add("");
    if (report.findings().isEmpty()) {
      lines.add("Nothing odd was found.");
    }
    for (SnapshotFinding finding : report.findings()) {
      String place = finding.operator().map(operator -> "operator '" + operator + "'" + finding.state().map(state -> ", state '" + state + "'").orElse("") + ": ").orElse("");
      lines.add(finding.level().name().toLowerCase(Locale.ROOT) + ": " + finding.rule() + ": " + place + finding.text());
      finding.evidence().forEach(evidence -> lines.add("    " + evidence));
      if (!finding.remedy().isEmpty()) {
        lines.add("  " + finding.remedy());
      }
    }
    lines.add("");
    for (Operator operator : report.operators()) {
      lines.add(operator.label() + ": parallelism " + operator.parallelism() + " of " + operator.maxParallelism() + ", " + Sizes.text(operator.sizeBytes()));
      for (State state : operator.states()) {
        lines.add("  " + state.name() + " (" + state.kind() + "): " + (state.isExact() ? "" : "about ") + Sizes.counted(state.entries(), "entry", "entries") + ", "
            + Sizes.text(state.sizeBytes()) + (state.valueType().isEmpty() ? "" : ", " + state.valueType()));
      }
      operator.positions().forEach(position -> lines.add("  " + position));
    }
    report.comparison().ifPresent(comparison -> add(comparison, lines));
    return lines;
  }

  private static void add(SnapshotReport.Comparison comparison, List<String> lines) {
    lines.add("");
    boolean hasMore = comparison.result().operators().stream().anyMatch(ReportComparison::isToldOf);
    lines.add("Since " + comparison.name() + (!comparison.result().isComplete() ? ", as far as it could be compared:" : !comparison.result().isEqual() ? ":"
        : hasMore ? " the state of what both have is equal:" : " nothing has changed."));
    for (OperatorDiff operator : comparison.result().operators()) {
      if (operator.presence() != Presence.BOTH) {
        lines.add("  " + operator.label() + ": " + ReportComparison.presence(operator));
      }
      operator.notes().forEach(note -> lines.add("  " + operator.label() + ": " + note));
      operator.problem().ifPresent(problem -> lines.add("  " + operator.label() + ": not compared: " + problem.getMessage()));
      for (StateDiff state : operator.states()) {
        if (!state.isEqual() || state.problem().isPresent()) {
          lines.add("  " + operator.label() + ", " + state.name() + ": " + Sizes.grouped(state.added()) + " added, " + Sizes.grouped(state.removed()) + " removed, "
              + Sizes.grouped(state.changed()) + " changed; " + Sizes.grouped(state.entriesBefore()) + " before, " + Sizes.grouped(state.entriesAfter()) + " now");
          state.typeChanges().forEach(change -> lines.add("    " + change));
          state.problem().ifPresent(problem -> lines.add("    not compared to its end: " + problem.getMessage()));
        }
      }
      operator.positions().forEach(position -> lines.add("  " + operator.label() + ", " + position.split() + ": " + position.before().orElse("none") + " before, "
          + position.after().orElse("none") + " now"));
    }
  }
}
