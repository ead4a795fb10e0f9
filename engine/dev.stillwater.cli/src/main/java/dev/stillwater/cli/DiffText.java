package dev.stillwater.cli;

import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.Presence;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.text.EntryFormat;
import dev.stillwater.engine.snapshot.text.Utf8Text;
import dev.stillwater.engine.snapshot.text.ValueJson;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code diff} found, as text for people: the verdict, the numbers, the changes.
 *
 * <p>THREADING: stateless.
 */
final class DiffText {
  private static final int VALUE_CHARACTERS_MAX = 160;

  private DiffText() {
  }

  /** The lines. */
  static List<String> lines(DiffResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(result));
    List<String> added = new ArrayList<>();
    for (OperatorDiff operator : result.operators()) {
      if (operator.states().isEmpty() && operator.isEqual() && operator.isComplete()) {
        if (operator.presence() != Presence.BOTH) {
          added.add(operator.label() + " (" + presence(operator.presence()) + ")");
        }
      } else {
        lines.add("");
        operator(operator, lines);
      }
    }
    if (!added.isEmpty()) {
      lines.add("");
      lines.add("Operators without state that one snapshot has: " + String.join(", ", added));
    }
    result.operators().forEach(operator -> operator.states().forEach(state -> changes(operator, state, lines)));
    return lines;
  }

  private static String verdict(DiffResult result) {
    long states = result.operators().stream().mapToLong(operator -> operator.states().size()).sum();
    if (!result.isComplete()) {
      return "Not compared in full: a part of the snapshots cannot be read. " + (result.isEqual() ? "What could be read is equal." : numbers(result));
    }
    if (result.isEqual()) {
      return "Equal: " + Quantity.counted(DiffJson.total(result, StateDiff::entriesAfter), "entry", "entries") + " in "
          + Quantity.counted(states, "state", "states") + ".";
    }
    return "Different: " + numbers(result);
  }

  private static String numbers(DiffResult result) {
    long different = result.operators().stream().flatMap(operator -> operator.states().stream()).filter(state -> !state.isEqual()).count();
    long positions = result.operators().stream().mapToLong(operator -> operator.positions().size()).sum();
    long types = result.operators().stream().flatMap(operator -> operator.states().stream()).filter(state -> !state.typeChanges().isEmpty()).count();
    return Quantity.counted(DiffJson.total(result, StateDiff::added), "entry", "entries") + " added, "
        + Quantity.grouped(DiffJson.total(result, StateDiff::removed)) + " removed, " + Quantity.grouped(DiffJson.total(result, StateDiff::changed))
        + " changed in " + Quantity.counted(different, "state", "states")
        + (types == 0 ? "" : "; " + Quantity.counted(types, "state has", "states have") + " another type")
        + (positions == 0 ? "" : "; " + Quantity.counted(positions, "source position", "source positions") + " differ" + (positions == 1 ? "s" : "")) + ".";
  }

  private static String presence(Presence presence) {
    return switch (presence) {
      case BOTH -> "in both";
      case ONLY_BEFORE -> "only in the first";
      case ONLY_AFTER -> "only in the second";
    };
  }

  private static void operator(OperatorDiff operator, List<String> lines) {
    String only = operator.presence() == Presence.BOTH ? "" : ", " + presence(operator.presence());
    lines.add(operator.label() + (operator.label().equals(operator.operatorId()) ? "" : " (id " + operator.operatorId() + ")") + only);
    operator.problem().ifPresent(problem -> lines.add("  cannot be read: " + problem.getMessage()));
    operator.notes().forEach(note -> lines.add("  note: " + note));
    if (!operator.states().isEmpty()) {
      TextTable table = new TextTable("  ", "STATE", "KIND", ">BEFORE", ">AFTER", ">ADDED", ">REMOVED", ">CHANGED", "");
      for (StateDiff state : operator.states()) {
        table.row(state.name(), state.kind().text(), Quantity.grouped(state.entriesBefore()), Quantity.grouped(state.entriesAfter()),
            Quantity.grouped(state.added()), Quantity.grouped(state.removed()), Quantity.grouped(state.changed()), remark(operator, state));
      }
      lines.addAll(table.lines());
    }
    for (OperatorDiff.PositionChange position : operator.positions()) {
      lines.add("  source position of " + position.split() + ": " + position.before().orElse("none") + " -> " + position.after().orElse("none"));
    }
  }

  private static String remark(OperatorDiff operator, StateDiff state) {
    List<String> remarks = new ArrayList<>(state.typeChanges());
    if (state.presence() != Presence.BOTH && operator.presence() == Presence.BOTH) {
      remarks.add(presence(state.presence()));
    }
    state.problem().ifPresent(problem -> remarks.add("not compared to the end: " + problem.getMessage()));
    return String.join("; ", remarks);
  }

  private static void changes(OperatorDiff operator, StateDiff state, List<String> lines) {
    if (state.changes().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("State " + state.name() + " of " + operator.label() + ", " + (state.changes().size() < state.differences() ? "the first " : "")
        + Quantity.grouped(state.changes().size()) + " of " + Quantity.counted(state.differences(), "difference", "differences") + ":");
    state.changes().forEach(change -> lines.add("  " + change(change)));
  }

  private static String change(EntryChange change) {
    return switch (change.kind()) {
      case ADDED -> "+ " + entry(change.entry()) + value(change.entry(), change.newValue());
      case REMOVED -> "- " + entry(change.entry()) + value(change.entry(), change.oldValue());
      case CHANGED -> "~ " + entry(change.entry()) + value(change.entry(), change.oldValue()) + " -> " + value(change.newValue());
    };
  }

  private static String entry(SnapshotEntry entry) {
    List<String> parts = new ArrayList<>();
    if (entry.key() != null) {
      parts.add("key " + shortened(ValueJson.text(entry.key())));
    }
    if (entry.namespace() != null && entry.namespace() != VoidNamespaceValue.INSTANCE) {
      parts.add("namespace " + shortened(ValueJson.text(entry.namespace())));
    }
    if (entry.userKey() != null) {
      parts.add("user key " + shortened(ValueJson.text(entry.userKey())));
    }
    if (entry.timestamp().isPresent()) {
      parts.add("at " + Instant.ofEpochMilli(entry.timestamp().getAsLong()));
    }
    return String.join(", ", parts);
  }

  private static String value(SnapshotEntry entry, Object value) {
    if (entry.timestamp().isPresent()) {
      return "";
    }
    return (entry.key() == null && entry.userKey() == null ? "" : ": ") + value(value);
  }

  private static String value(Object value) {
    String text = shortened(ValueJson.text(value));
    if (!EntryFormat.hasLastAccess(value)) {
      return text;
    }
    Utf8Text times = new Utf8Text(32);
    EntryFormat.appendLastAccess(value, times);
    return text + " (last access " + shortened(times.toString()) + ")";
  }

  private static String shortened(String text) {
    return text.length() <= VALUE_CHARACTERS_MAX ? text
        : text.substring(0, VALUE_CHARACTERS_MAX) + "... (" + Quantity.grouped(text.length()) + " characters)";
  }
}
