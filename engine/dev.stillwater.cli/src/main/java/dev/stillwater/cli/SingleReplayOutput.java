package dev.stillwater.cli;

import dev.stillwater.engine.JobStatus.OperatorStatus;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.replay.RunTrace;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.SingleReplay.Outcome;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code replay} says of one version; the fields of the JSON document are described in {@code docs/command-line.md} and stay.
 *
 * <p>THREADING: stateless.
 */
final class SingleReplayOutput {
  private static final String NO_ROWS = "";

  private SingleReplayOutput() {
  }

  /** The lines for people; the first one says what came of it. */
  static List<String> lines(PreparedReplay prepared, Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(prepared, outcome));
    lines.add("");
    TextTable sinks = new TextTable("", "SINK", ">RESULTS", "DIGEST");
    for (String uid : outcome.version().captured().stream().sorted().toList()) {
      RunTrace.Bag bag = bag(outcome, uid);
      sinks.row(uid, Quantity.grouped(bag.rows()), bag.digest());
    }
    lines.addAll(sinks.lines());
    lines.add("");
    TextTable operators = new TextTable("", "OPERATOR", ">RECORDS IN", ">OUT", "");
    for (OperatorStatus operator : outcome.status().operators()) {
      operators.row(operator.uid(), Quantity.grouped(operator.recordsIn()), Quantity.grouped(operator.recordsOut()),
          operator.lateRecords() == 0 ? "" : Quantity.grouped(operator.lateRecords()) + " late");
    }
    lines.addAll(operators.lines());
    lines.add("");
    lines.add("Trace       " + outcome.trace().digest());
    outcome.lastRecord().ifPresent(record -> lines.add("Last record " + record.position() + record.row().map(row -> ": " + row).orElse("")));
    outcome.savepoint().ifPresent(path -> lines.add("Savepoint   " + path));
    return lines;
  }

  private static RunTrace.Bag bag(Outcome outcome, String uid) {
    return outcome.trace().taps().getOrDefault(uid, new RunTrace.Bag(0, NO_ROWS));
  }

  private static String verdict(PreparedReplay prepared, Outcome outcome) {
    String records = Quantity.counted(outcome.recordsRead(), "record", "records");
    if (outcome.failure().isPresent()) {
      return "Failed after " + records + ": " + outcome.failure().get().text();
    }
    long results = outcome.version().captured().stream().mapToLong(uid -> bag(outcome, uid).rows()).sum();
    return "Replayed " + prepared.a().compiled().name() + " from " + prepared.request().snapshot().map(Path::toString).orElse("the beginning of the input") + " to "
        + UntilText.of(prepared.request().until()) + ": " + records + " read, " + Quantity.counted(results, "result", "results") + ".";
  }

  /** The document in one line. */
  static String document(PreparedReplay prepared, Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", outcome.failure().isPresent() ? "failed" : "replayed");
    document.put("text", verdict(prepared, outcome));
    document.put("job", prepared.a().name());
    document.put("snapshot", prepared.request().snapshot().map(Path::toString));
    document.put("recordsRead", outcome.recordsRead());
    document.put("trace", outcome.trace().digest());
    document.put("sinks", outcome.version().captured().stream().sorted().map(uid -> sink(uid, bag(outcome, uid))).toList());
    document.put("streams", outcome.trace().taps().entrySet().stream().filter(entry -> !outcome.version().captured().contains(entry.getKey()))
        .map(entry -> sink(entry.getKey(), entry.getValue())).toList());
    document.put("operators", outcome.status().operators().stream().map(SingleReplayOutput::operator).toList());
    document.put("lastRecord", outcome.lastRecord().map(record -> {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("uid", record.uid());
      members.put("subtask", record.subtask());
      members.put("position", record.position());
      members.put("record", record.row().map(Object::toString));
      return members;
    }));
    document.put("failure", outcome.failure().map(failure -> failure.text()));
    document.put("savepoint", outcome.savepoint().map(Path::toString));
    document.put("notes", prepared.notes());
    return Json.text(document);
  }

  private static Map<String, Object> sink(String uid, RunTrace.Bag bag) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", uid);
    members.put("results", bag.rows());
    members.put("digest", Optional.of(bag.digest()).filter(digest -> !digest.isEmpty()));
    return members;
  }

  private static Map<String, Object> operator(OperatorStatus operator) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", operator.uid());
    members.put("recordsIn", operator.recordsIn());
    members.put("recordsOut", operator.recordsOut());
    members.put("lateRecords", operator.lateRecords());
    members.put("badLines", operator.badLines());
    return members;
  }
}
