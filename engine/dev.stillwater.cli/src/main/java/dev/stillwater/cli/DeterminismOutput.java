package dev.stillwater.cli;

import dev.stillwater.compiler.NonDeterminism;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.replay.DeterminismCheck.Outcome;
import dev.stillwater.host.replay.PreparedReplay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code replay --check-determinism} says; the fields of the JSON document are described in {@code docs/replay.md} and stay.
 *
 * <p>THREADING: stateless.
 */
final class DeterminismOutput {
  private DeterminismOutput() {
  }

  /** The lines for people; the first one says what came of it. */
  static List<String> lines(PreparedReplay prepared, Outcome outcome) {
    List<String> lines = new ArrayList<>(List.of(verdict(prepared, outcome), "", "Trace 1     " + outcome.first().digest(), "Trace 2     " + outcome.second().digest()));
    if (!outcome.isSame()) {
      lines.add("");
      outcome.reasons().forEach(reason -> lines.add(reason.text()));
      if (outcome.reasons().isEmpty()) {
        lines.add("Nothing in the code of its functions tells why; look for what library methods do inside, and for static fields.");
      }
    }
    outcome.failure().ifPresent(failure -> lines.add("Failed: " + failure));
    return lines;
  }

  private static String verdict(PreparedReplay prepared, Outcome outcome) {
    String records = Quantity.counted(outcome.recordsRead(), "record", "records");
    if (outcome.isSame()) {
      return "The same twice: two replays of " + prepared.a().compiled().name() + " over " + records + " have the same trace.";
    }
    return "Not the same twice: " + outcome.operator().map(uid -> "operator " + uid + " is the first whose results differ (" + Quantity.counted(outcome.rowsFirst(), "row", "rows")
        + ", then " + Quantity.grouped(outcome.rowsSecond()) + ")").orElse("the results are the same but for their order") + ", over " + records + " of "
        + prepared.a().compiled().name() + ".";
  }

  /** The document in one line. */
  static String document(PreparedReplay prepared, Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", outcome.isSame() ? "same" : "different");
    document.put("text", verdict(prepared, outcome));
    document.put("job", prepared.a().name());
    document.put("recordsRead", outcome.recordsRead());
    document.put("trace1", outcome.first().digest());
    document.put("trace2", outcome.second().digest());
    document.put("uid", outcome.operator());
    document.put("reasons", outcome.reasons().stream().map(DeterminismOutput::reason).toList());
    document.put("failure", outcome.failure());
    document.put("notes", prepared.notes());
    return Json.text(document);
  }

  private static Map<String, Object> reason(NonDeterminism reason) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", reason.uid());
    members.put("kind", reason.kind().id());
    members.put("place", reason.place());
    members.put("method", reason.method());
    members.put("call", reason.call());
    return members;
  }
}
