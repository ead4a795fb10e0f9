package dev.stillwater.host.report;

import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.Presence;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.snapshot.findings.Sizes;
import java.util.ArrayList;
import java.util.List;

/**
 * What has changed since an older snapshot, as a section of a page.
 *
 * <p>THREADING: one thread.
 */
final class ReportComparison {
  private static final String[] TITLES = {"Operator", "State", ">Entries before", ">Entries now", ">Added", ">Removed", ">Changed", "Remarks"};

  private final SnapshotReport.Comparison comparison;
  private final ReportMarkup markup;

  ReportComparison(SnapshotReport.Comparison comparison, ReportMarkup markup) {
    this.comparison = comparison;
    this.markup = markup;
  }

  /** Appends the section, without its heading. */
  void append() {
    markup.paragraph("", "Compared with " + comparison.name() + ": " + summary());
    List<OperatorDiff> changed = comparison.result().operators().stream().filter(ReportComparison::isToldOf).toList();
    if (changed.isEmpty()) {
      return;
    }
    markup.begin("What has changed", TITLES);
    changed.forEach(this::operator);
    markup.end();
  }

  /** Whether there is something to say of an operator. */
  static boolean isToldOf(OperatorDiff operator) {
    return !operator.isEqual() || !operator.isComplete() || !operator.notes().isEmpty() || operator.presence() != Presence.BOTH;
  }

  /** Who has the operator where one side lacks it; empty where both have it. */
  static String presence(OperatorDiff operator) {
    return switch (operator.presence()) {
      case BOTH -> "";
      case ONLY_BEFORE -> "only in the older snapshot";
      case ONLY_AFTER -> "new";
    };
  }

  private String summary() {
    List<StateDiff> states = comparison.result().operators().stream().flatMap(operator -> operator.states().stream()).toList();
    long different = states.stream().filter(state -> !state.isEqual()).count();
    if (different == 0) {
      boolean isEqual = comparison.result().isEqual();
      return !comparison.result().isComplete() ? "not all of it could be compared." : isEqual ? "all state is equal." : "all entries are equal, other things are not.";
    }
    String text = Sizes.counted(states.stream().mapToLong(StateDiff::added).sum(), "entry added", "entries added") + ", "
        + Sizes.grouped(states.stream().mapToLong(StateDiff::removed).sum()) + " removed, " + Sizes.grouped(states.stream().mapToLong(StateDiff::changed).sum()) + " changed, in "
        + Sizes.grouped(different) + " of " + Sizes.counted(states.size(), "state.", "states.");
    return comparison.result().isComplete() ? text : text + " Not all of it could be compared.";
  }

  private void operator(OperatorDiff operator) {
    List<String> notes = new ArrayList<>(operator.notes());
    if (operator.presence() != Presence.BOTH) {
      notes.addFirst(presence(operator));
    }
    if (!notes.isEmpty()) {
      markup.row(TITLES.length, List.of(operator.label()), List.of(), String.join("; ", notes));
    }
    operator.problem().ifPresent(problem -> markup.row(TITLES.length, List.of(operator.label()), List.of(), "Not compared: " + problem.getMessage()));
    for (StateDiff state : operator.states()) {
      if (!state.isEqual() || state.problem().isPresent()) {
        String remarks = String.join(" ", state.typeChanges()) + state.problem().map(problem -> " Not compared to its end: " + problem.getMessage()).orElse("");
        markup.row(TITLES.length, List.of(operator.label(), state.name()), List.of(state.entriesBefore(), state.entriesAfter(), state.added(), state.removed(), state.changed()),
            remarks.strip());
      }
    }
    operator.positions().forEach(position -> markup.row(TITLES.length, List.of(operator.label(), position.split()), List.of(),
        position.before().orElse("none") + " \u2192 " + position.after().orElse("none")));
  }
}
